import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Bridge, Envelope } from '../../shared/contract.ts';
import type { IntakeCount } from '../../shared/intake.ts';
import { channels, type IntakeItem, maxPastedBytes } from './channels.ts';
import { watchGestures } from './gesture.ts';
import { forgetPassedPictures } from './passedPictures.ts';

/** Before Electron 29 a File had its path on itself. */
type FileWithPath = File & { readonly path?: string };

function pathOf(file: FileWithPath): string {
  return webUtils?.getPathForFile ? webUtils.getPathForFile(file) : (file.path ?? '');
}

/** A file on disk goes by its path, which the page never sees; a pasted picture by its bytes. */
async function intakeItem(file: File): Promise<IntakeItem> {
  const path = pathOf(file);
  if (path !== '') return { kind: 'path', path };
  return { kind: 'bytes', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Asked for its size, a file on disk is looked at there and then: thousands would take seconds. */
const isUnbearable = (file: File) => pathOf(file) === '' && file.size > maxPastedBytes;

function tooLarge(file: File): Envelope<never> {
  const rule = { kind: 'file-rejected', rule: 'too-large', foundType: null } as const;
  return {
    ok: false,
    failure: { ...rule, accepts: [], sizeBytes: file.size, limitBytes: maxPastedBytes },
  };
}

const unusable: Envelope<never> = {
  ok: false,
  failure: { kind: 'invalid-input', detail: 'these files' },
};

const mayAsk = watchGestures();
const unasked: Envelope<never> = {
  ok: false,
  failure: { kind: 'forbidden', detail: 'this is done only when a person asks' },
};

const bridge: Bridge<File> = Object.freeze({
  platform: process.platform,
  async ask(name: string, input: unknown) {
    if (!mayAsk(name)) return unasked;
    return ipcRenderer.invoke(channels.ask, name, input) as Promise<Envelope<unknown>>;
  },
  on(listener: (event: string, payload: unknown) => void) {
    const relay = (_: unknown, event: string, payload: unknown) => listener(event, payload);
    ipcRenderer.on(channels.event, relay);
    return () => {
      ipcRenderer.off(channels.event, relay);
    };
  },
  async countFiles(files: readonly File[], token?: string | null) {
    const unbearable = files.find(isUnbearable);
    if (unbearable) return tooLarge(unbearable);
    const items = await Promise.all(files.map(intakeItem));
    return ipcRenderer.invoke(channels.count, items, token ?? null) as Promise<
      Envelope<IntakeCount>
    >;
  },
  async addFiles(accountId: string, files: readonly File[], ...more: readonly unknown[]) {
    // Where they would reach people, for one: that is confirmed, and goes another way.
    if (more.length > 0) return unusable;
    const unbearable = files.find(isUnbearable);
    if (unbearable) return tooLarge(unbearable);
    const items = await Promise.all(files.map(intakeItem));
    return ipcRenderer.invoke(channels.files, accountId, items) as Promise<
      Envelope<{ batchId: string }>
    >;
  },
});

contextBridge.exposeInMainWorld('satchel', bridge);
forgetPassedPictures(() => webFrame.clearCache());
