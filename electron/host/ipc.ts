import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { z } from 'zod';
import {
  type AddTarget,
  addTarget,
  type Emit,
  type Envelope,
  type EventName,
} from '../../shared/contract.ts';
import { accountId } from '../../shared/ids.ts';
import type { IntakeCount } from '../../shared/intake.ts';
import type { Door } from '../base/door.ts';
import { channels, type IntakeItem, maxPastedBytes } from './channels.ts';
import { windowUrl } from './protocols.ts';

const maxFilesAtOnce = 10_000;

const intake: z.ZodType<IntakeItem[]> = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(32_768) }),
      z.strictObject({
        kind: z.literal('bytes'),
        name: z.string().max(1_024),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maxPastedBytes),
      }),
    ]),
  )
  .min(1)
  .max(maxFilesAtOnce);

export interface IpcPorts {
  readonly window: () => BrowserWindow | null;
  readonly door: Door;
  readonly addFiles: (
    account: z.infer<typeof accountId>,
    items: IntakeItem[],
    target: AddTarget | null,
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
    failure: { kind: 'forbidden', detail: 'this page may not ask' },
  };
  const unusable: Envelope<never> = {
    ok: false,
    failure: { kind: 'invalid-input', detail: 'these files' },
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
    async (event, account: unknown, items: unknown, target: unknown) => {
      if (!isOurs(event)) return refuse;
      const to = accountId.safeParse(account);
      const files = intake.safeParse(items);
      const place = addTarget.nullable().safeParse(target);
      if (!to.success || !files.success || !place.success) {
        return unusable;
      }
      return addFiles(to.data, files.data, place.data);
    },
  );
  ipcMain.handle(channels.count, async (event, items: unknown, token: unknown) => {
    if (!isOurs(event)) return refuse;
    const files = intake.safeParse(items);
    const earlier = typeof token === 'string' && token.length <= 64 ? token : null;
    return files.success ? countFiles(files.data, earlier) : unusable;
  });
}

/** Events for the window, dropped while there is none: it asks for everything when it opens. */
export function emitTo(window: () => BrowserWindow | null): Emit {
  return (event: EventName, payload: unknown) => {
    const contents = window()?.webContents;
    if (contents && !contents.isDestroyed()) contents.send(channels.event, event, payload);
  };
}
