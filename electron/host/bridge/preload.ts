import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import { type HandedFile, maxHandedBytes } from '../../../shared/contract/adding/handedFile.ts';
import type { Bridge, Envelope } from '../../../shared/contract/contract.ts';
import {
  fileRejected,
  invalidInput,
  notAllowed,
  type PlainDetail,
} from '../../../shared/failures.ts';
import type { IntakeCount } from '../../../shared/intake.ts';
import { channels } from './channels.ts';
import { watchGestures } from './gesture.ts';
import { hearDrops } from './hearDrops.ts';
import { forgetPassedPictures } from './passedPictures.ts';
import { refuseScriptClipboard } from './scriptClipboard.ts';
import { spellFields } from './spellFields.ts';

// Before all else that listens: what a script copies or pastes is no gesture, and brings nothing.
refuseScriptClipboard();
const gestures = watchGestures();
const heard = hearDrops();

/** Where it lies on disk; '' for what a page made. Of a true File only: others could say anything. */
const pathOf = (file: File): string => webUtils.getPathForFile(file);

/** A file on disk goes by its path, which the page never sees; a pasted picture by its bytes. */
async function intakeItem(file: File): Promise<HandedFile> {
  const path = pathOf(file);
  if (path !== '') return { kind: 'path', path };
  return { kind: 'bytes', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Asked for its size, a file on disk is looked at there and then: thousands would take seconds. */
const isUnbearable = (file: File) => pathOf(file) === '' && file.size > maxHandedBytes;

const invalid = (detail: PlainDetail): Envelope<never> => ({
  ok: false,
  failure: invalidInput(detail),
});
const unasked: Envelope<never> = {
  ok: false,
  failure: notAllowed('not-asked'),
};

function tooLarge(file: File): Envelope<never> {
  const { size: sizeBytes } = file;
  return {
    ok: false,
    failure: fileRejected('too-large', { sizeBytes, limitBytes: maxHandedBytes }),
  };
}

/**
 * Hands files over. What lies on disk must have been brought by a person: a File that the page made or
 * was given otherwise names no path, and one that was added (`spend`) is none either.
 */
async function handOver<T>(
  files: readonly File[],
  spend: boolean,
  send: (items: HandedFile[]) => Promise<unknown>,
): Promise<Envelope<T>> {
  if (!Array.isArray(files) || !files.every((file) => file instanceof File)) {
    return invalid('files-unfit');
  }
  const onDisk = files.filter((file) => pathOf(file) !== '');
  const now = performance.now();
  if (!onDisk.every((file) => heard.hasFile(file, now))) return invalid('files-not-heard');
  const unbearable = files.find(isUnbearable);
  if (unbearable) return tooLarge(unbearable);
  const giveBack = spend ? heard.spendFiles(onDisk, now) : () => {};
  const answer = (await send(await Promise.all(files.map(intakeItem)))) as Envelope<T>;
  if (!answer.ok) giveBack();
  return answer;
}

const invoke = (name: string, input: unknown) =>
  ipcRenderer.invoke(channels.ask, name, input) as Promise<Envelope<unknown>>;

/** Calls that fetch addresses, and whether they are added by that. */
const linkCalls: Readonly<Record<string, { readonly spend: boolean }>> = {
  'intake.addLink': { spend: true },
  'intake.countLinks': { spend: true },
  // Opened, and opened again.
  'linkChecks.beginLinks': { spend: false },
  // Asked about for as many conversations as a person looks at.
  'postings.prepareLink': { spend: false },
};

/** The addresses that a call would have fetched; null for one that is none of these calls. */
function addressesIn(input: unknown): readonly string[] | null {
  const { pictures, links } = (input ?? {}) as {
    readonly pictures?: unknown;
    readonly links?: unknown;
  };
  if (Array.isArray(links)) return links.every((one) => typeof one === 'string') ? links : null;
  const named = Array.isArray(pictures) ? pictures : [input];
  const addresses = named.flatMap((one: unknown) => {
    const { url, otherwise } = (one ?? {}) as {
      readonly url?: unknown;
      readonly otherwise?: unknown;
    };
    return [url, ...(Array.isArray(otherwise) ? otherwise : [])];
  });
  return addresses.every((one): one is string => typeof one === 'string') ? addresses : null;
}

/** An address that the page thought of itself would be a way out of it. */
async function askForLink(
  name: string,
  input: unknown,
  spend: boolean,
): Promise<Envelope<unknown>> {
  const addresses = addressesIn(input);
  const now = performance.now();
  if (addresses === null || !addresses.every((one) => heard.hasLink(one, now))) {
    return invalid('link-not-heard');
  }
  const back = spend ? addresses.map((one) => heard.spendLink(one, now)) : [];
  const answer = await invoke(name, input);
  if (!answer.ok) for (const giveBack of back) giveBack();
  return answer;
}

const bridge: Bridge<File> = Object.freeze({
  platform: process.platform,
  async ask(name: string, input: unknown) {
    // Once: what is no string could say another name each time.
    const call = String(name);
    if (!gestures.mayAsk(call)) return unasked;
    const link = Object.hasOwn(linkCalls, call) ? linkCalls[call] : undefined;
    const answered = gestures.began(call);
    try {
      return await (link === undefined ? invoke(call, input) : askForLink(call, input, link.spend));
    } finally {
      answered();
    }
  },
  on(listener: (event: string, payload: unknown) => void) {
    const relay = (_: unknown, event: string, payload: unknown) => listener(event, payload);
    ipcRenderer.on(channels.event, relay);
    return () => {
      ipcRenderer.off(channels.event, relay);
    };
  },
  carried: () => heard.carried(),
  countFiles(files: readonly File[], token?: string | null) {
    return handOver<IntakeCount>(files, false, (items) =>
      ipcRenderer.invoke(channels.count, items, token ?? null),
    );
  },
  async addFiles(accountId: string, files: readonly File[], ...more: readonly unknown[]) {
    // Where they would reach people, for one: that is confirmed, and goes another way.
    if (more.length > 0) return invalid('files-unfit');
    return handOver<{ batchId: string }>(files, true, (items) =>
      ipcRenderer.invoke(channels.files, accountId, items),
    );
  },
});

contextBridge.exposeInMainWorld('satchel', bridge);
forgetPassedPictures(() => webFrame.clearCache());
spellFields();
