import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Emit, Envelope, EventName } from '../../../shared/contract/contract.ts';
import { invalidInput, notAllowed } from '../../../shared/failures.ts';
import { type AccountId, accountId } from '../../../shared/ids.ts';
import type { IntakeCount } from '../../../shared/intake.ts';
import type { Door } from '../../base/door.ts';
import { windowUrl } from '../protocols/protocols.ts';
import { channels, type IntakeItem } from './channels.ts';
import { parseItems } from './intakeItems.ts';

export interface IpcPorts {
  readonly window: () => BrowserWindow | null;
  readonly door: Door;
  readonly addFiles: (
    account: AccountId,
    items: IntakeItem[],
  ) => Promise<Envelope<{ batchId: string }>>;
  readonly countFiles: (
    items: IntakeItem[],
    token: string | null,
  ) => Promise<Envelope<IntakeCount>>;
}

/** Opens the channels on which the window may ask; all answer our own main frame only. */
export function openIpc({ window, door, addFiles, countFiles }: IpcPorts): void {
  const refuse: Envelope<never> = {
    ok: false,
    failure: notAllowed('other-page'),
  };
  const unusable: Envelope<never> = {
    ok: false,
    failure: invalidInput('files-unfit'),
  };
  const isOurs = (event: IpcMainInvokeEvent) => {
    const frame = event.senderFrame;
    const contents = window()?.webContents;
    return frame !== null && frame === contents?.mainFrame && frame.url === windowUrl;
  };
  ipcMain.handle(channels.ask, (event, name: unknown, input: unknown) =>
    isOurs(event) ? door(name, input) : refuse,
  );
  ipcMain.handle(
    channels.files,
    async (event, account: unknown, items: unknown, ...more: unknown[]) => {
      if (!isOurs(event)) return refuse;
      const files = parseItems(items);
      const to = accountId.safeParse(account);
      // Where they would reach people, too: that has to be confirmed, and goes another way.
      if (files === null || !to.success || more.length > 0) return unusable;
      return addFiles(to.data, files);
    },
  );
  ipcMain.handle(channels.count, async (event, items: unknown, token: unknown) => {
    if (!isOurs(event)) return refuse;
    const files = parseItems(items);
    const earlier = typeof token === 'string' && token.length <= 64 ? token : null;
    return files === null ? unusable : countFiles(files, earlier);
  });
}

/** Events for the window, dropped while there is none: it asks for everything when it opens. */
export function emitTo(window: () => BrowserWindow | null): Emit {
  return (event: EventName, payload: unknown) => {
    const contents = window()?.webContents;
    if (contents && !contents.isDestroyed()) contents.send(channels.event, event, payload);
  };
}
