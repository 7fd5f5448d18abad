import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AddTarget } from '../../shared/contract/intake.ts';
import type { Bridge, Envelope } from '../../shared/contract.ts';
import type { IntakeCount } from '../../shared/intake.ts';
import { channels, type IntakeItem, maxPastedBytes } from './channels.ts';
import { watchGestures } from './gesture.ts';
import { hearBrought } from './hearBrought.ts';
import { refuseScriptClipboard } from './scriptClipboard.ts';

// Before all else that listens: what a script copies or pastes is no gesture, and brings nothing.
refuseScriptClipboard();
const mayAsk = watchGestures();
const brought = hearBrought();

/** Before Electron 29 a File had its path on itself. */
type FileWithPath = File & { readonly path?: string };

/** Where it lies on disk; '' for what a page made. Of a true File only: others could say anything. */
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

const invalid = (detail: string): Envelope<never> => ({
  ok: false,
  failure: { kind: 'invalid-input', detail },
});
const unasked: Envelope<never> = {
  ok: false,
  failure: { kind: 'forbidden', detail: 'this is done only when a person asks' },
};

function tooLarge(file: File): Envelope<never> {
  const rule = { kind: 'file-rejected', rule: 'too-large', foundType: null } as const;
  return {
    ok: false,
    failure: { ...rule, accepts: [], sizeBytes: file.size, limitBytes: maxPastedBytes },
  };
}

/**
 * Hands files over. What lies on disk must have been brought by a person, once: a File that the page
 * made, kept or was given otherwise names no path.
 */
async function handOver<T>(
  files: readonly File[],
  send: (items: IntakeItem[]) => Promise<unknown>,
): Promise<Envelope<T>> {
  if (!Array.isArray(files) || !files.every((file) => file instanceof File)) {
    return invalid('these files');
  }
  const onDisk = files.filter((file) => pathOf(file) !== '');
  const now = performance.now();
  if (!onDisk.every((file) => brought.hasFile(file, now))) return invalid('files-not-heard');
  const unbearable = files.find(isUnbearable);
  if (unbearable) return tooLarge(unbearable);
  const giveBack = brought.spendFiles(onDisk, now);
  const answer = (await send(await Promise.all(files.map(intakeItem)))) as Envelope<T>;
  if (!answer.ok) giveBack();
  return answer;
}

const invoke = (name: string, input: unknown) =>
  ipcRenderer.invoke(channels.ask, name, input) as Promise<Envelope<unknown>>;

/** An address that the page thought of itself would be a way out of it. */
async function askForLink(name: string, input: unknown): Promise<Envelope<unknown>> {
  const url = (input as { readonly url?: unknown } | undefined)?.url;
  const now = performance.now();
  if (typeof url !== 'string' || !brought.hasLink(url, now)) return invalid('link-not-heard');
  const giveBack = brought.spendLink(url, now);
  const answer = await invoke(name, input);
  if (!answer.ok) giveBack();
  return answer;
}

const bridge: Bridge<File> = Object.freeze({
  platform: process.platform,
  async ask(name: string, input: unknown) {
    if (!mayAsk(name)) return unasked;
    return String(name) === 'intake.addLink' ? askForLink(name, input) : invoke(name, input);
  },
  on(listener: (event: string, payload: unknown) => void) {
    const relay = (_: unknown, event: string, payload: unknown) => listener(event, payload);
    ipcRenderer.on(channels.event, relay);
    return () => {
      ipcRenderer.off(channels.event, relay);
    };
  },
  countFiles(files: readonly File[], token?: string | null) {
    return handOver<IntakeCount>(files, (items) =>
      ipcRenderer.invoke(channels.count, items, token ?? null),
    );
  },
  addFiles(accountId: string, files: readonly File[], target?: AddTarget | null) {
    return handOver<{ batchId: string }>(files, (items) =>
      ipcRenderer.invoke(channels.files, accountId, items, target ?? null),
    );
  },
});

contextBridge.exposeInMainWorld('satchel', bridge);
