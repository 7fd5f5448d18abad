import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Emit, Envelope, EventName } from '../../../shared/contract/contract.ts';
import { invalidInput, notAllowed } from '../../../shared/failures.ts';
import type { Door } from '../../base/door.ts';
import type { Spelling } from '../../spelling/spelling.ts';
import { windowUrl } from '../protocols/protocols.ts';
import { channels } from './channels.ts';
import { openSpelling } from './openSpelling.ts';

export interface IpcPorts {
  readonly window: () => BrowserWindow | null;
  /** Answers what the window may ask. */
  readonly door: Door;
  /** Answers what names files, which only the preload hands over. */
  readonly hostDoor: Door;
  /** Null where the system itself knows the words. */
  readonly spelling: Spelling | null;
}

/** Opens the channels on which the window may ask; all answer our own main frame only. */
export function openIpc({ window, door, hostDoor, spelling }: IpcPorts): void {
  const refuse: Envelope<never> = { ok: false, failure: notAllowed('other-page') };
  const unusable: Envelope<never> = { ok: false, failure: invalidInput('files-unfit') };
  const isOurs = (event: IpcMainInvokeEvent) => {
    const frame = event.senderFrame;
    const contents = window()?.webContents;
    return frame !== null && frame === contents?.mainFrame && frame.url === windowUrl;
  };
  if (spelling !== null) openSpelling(spelling, isOurs);
  /** The page is told no more than that its files do not fit. */
  async function handOver(name: 'files.add' | 'files.count', input: unknown) {
    const answer = await hostDoor(name, input);
    const unfit =
      !answer.ok && 'detail' in answer.failure && answer.failure.detail === 'call-unfit';
    return unfit ? unusable : answer;
  }
  ipcMain.handle(channels.ask, (event, name: unknown, input: unknown) =>
    isOurs(event) ? door(name, input) : refuse,
  );
  ipcMain.handle(
    channels.files,
    async (event, accountId: unknown, files: unknown, ...more: unknown[]) => {
      if (!isOurs(event)) return refuse;
      // Where they would reach people, too: that has to be confirmed, and goes another way.
      return more.length > 0 ? unusable : handOver('files.add', { accountId, files });
    },
  );
  ipcMain.handle(channels.count, async (event, files: unknown, token: unknown) =>
    isOurs(event) ? handOver('files.count', { files, token }) : refuse,
  );
}

/** Events for the window, dropped while there is none: it asks for everything when it opens. */
export function emitTo(window: () => BrowserWindow | null): Emit {
  return (event: EventName, payload: unknown) => {
    const contents = window()?.webContents;
    if (contents && !contents.isDestroyed()) contents.send(channels.event, event, payload);
  };
}
