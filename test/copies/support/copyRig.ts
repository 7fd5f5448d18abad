import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryVault } from '../../../electron/accounts/memoryVault.ts';
import { createSatchel } from '../../../electron/app.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { type SandboxOptions, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { CopyRun, CopyTo } from '../../../shared/contract/copies.ts';
import { SatchelError } from '../../../shared/failure.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { newestFirst } from '../../../shared/query/mediaFilter.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';

const nowhere = async () => {
  throw new SatchelError({ kind: 'not-found' });
};

export interface CopyRigOptions extends SandboxOptions {
  /** How many times as fast as the wall its clock runs: a busy machine must read a file before its patience ends. */
  readonly speed?: number;
}

/** What reads a file, connects or is asked for JSON has its usual time; the answer to an upload goes by its size. */
const ofDiskAndNetwork = new Set([15_000, 45_000]);

/** Satchel with accounts of providers on the sandbox, over restarts. */
export async function openCopyRig(options: CopyRigOptions = {}) {
  const { speed = 8, ...rest } = options;
  const sandbox = await startSandbox({
    items: 8,
    signalwire: { settleMs: 0, mediaDelayMs: 0 },
    ...rest,
  });
  const connections = practiceConnections(sandbox, providers);
  const folder = freshFolder();
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const vault = createMemoryVault();
  const copied: string[] = [];
  const notes: { readonly title: string; readonly body: string }[] = [];
  const waiting = new Set<() => void>();
  let offMs = 0;
  const begin = () => {
    const fast = fastClock(speed);
    const satchel = createSatchel({
      dataDir: folder,
      // Secrets outlive a restart.
      vault: { ...vault, close() {} },
      keychainState: () => ({ state: 'checking' }),
      darkroom: { picture: nowhere, draw: nowhere, fit: nowhere, repack: nowhere, close() {} },
      practiceLine: async () => ({}),
      endpoints: Object.fromEntries(
        connections.map(({ provider, endpoints }) => [provider.id, endpoints]),
      ),
      clipboardWrite: (text) => void copied.push(text),
      paste() {},
      notify: (note) => void notes.push(note),
      chooseFiles: async () => [],
      saveHost: {
        choose: async () => null,
        chooseFolder: async () => null,
        downloads: () => folder,
        show() {},
        async drag() {},
        async copyFiles() {},
        async copyPicture() {},
      },
      archiveHost: { chooseFolder: async () => archive, open() {}, show() {} },
      openExternal: async () => {},
      reloadWindow() {},
      about: { version: '1', runtime: 'Node', standIn: true },
      clock: {
        ...fast,
        now: () => fast.now() + offMs,
        after: (ms, task) => fast.after(ofDiskAndNetwork.has(ms) ? ms * speed : ms, task),
      },
      random: () => 0.5,
      log: silentLog,
    });
    satchel.events.subscribe(() => {
      for (const wake of waiting) wake();
      waiting.clear();
    });
    return satchel;
  };
  let satchel = begin();

  async function connect(providerId: string): Promise<AccountId> {
    const found = connections.find(({ provider }) => provider.id === providerId);
    if (found === undefined) throw new Error(`no ${providerId}`);
    const { id } = await satchel.services.accounts.connect({
      providerId: found.provider.id,
      label: providerId,
      credentials: { ...found.credentials },
    });
    return id;
  }

  /** Asked again after whatever is told. */
  async function until<T>(ask: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
    for (;;) {
      const value = await ask();
      if (done(value)) return value;
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        setTimeout(resolve, 50);
      });
    }
  }

  async function rows(accountId: AccountId): Promise<MediaRow[]> {
    const { library } = satchel.services;
    const { token } = await library.open({
      filter: { accountIds: [accountId], gone: 'also' },
      sort: newestFirst,
    });
    return library.rows({ token, start: 0, count: 500 });
  }

  const runIs = async (id: string, is: (run: CopyRun) => boolean): Promise<CopyRun> => {
    const found = await until(
      async () => (await satchel.services.copies.runs(undefined)).find((run) => run.id === id),
      (run) => run !== undefined && is(run),
    );
    if (found === undefined) throw new Error('no such run');
    return found;
  };

  /** Plans and begins it. */
  async function copy(mediaIds: MediaId[], to: CopyTo = 'same'): Promise<CopyRun> {
    const { copies } = satchel.services;
    const { token } = await copies.plan({ items: { mediaIds }, to });
    return copies.begin({ token });
  }

  /** What the Plivo account holds, by the hashes of its bytes. */
  const held = () => sandbox.ledger('plivo').map(({ sha256 }) => sha256);

  return {
    sandbox,
    folder,
    copied,
    /** What the system was asked to show. */
    notes,
    connect,
    rows,
    until,
    runIs,
    copy,
    held,
    services: () => satchel.services,
    over: (id: string) => runIs(id, ({ state }) => state === 'over'),
    /** As many as its provider has, once the account was read. */
    read: (accountId: AccountId, count: number) =>
      until(
        () => rows(accountId),
        (found) => found.length >= count,
      ),
    /** What lies in the private folder of bytes that are to be sent. */
    spooled: () => readdirSync(join(folder, 'spool')),
    /** Archives these, and answers when that is over. */
    async archiveAll(mediaIds: MediaId[]): Promise<void> {
      const { archives } = satchel.services;
      const chosen = await archives.chooseFolder(undefined);
      const { token } = await archives.prepare({
        what: { items: { mediaIds } },
        into: { folder: chosen?.token ?? '', title: 'Archive' },
      });
      const kept = await archives.start({ token });
      await until(
        () => archives.runs(undefined),
        (runs) => !runs.some(({ id, state }) => id === kept.id && state !== 'over'),
      );
    },
    /** Resolves when the account was read anew. */
    async refreshed(accountId: AccountId): Promise<void> {
      const { library } = satchel.services;
      await library.refresh({ accountId });
      await until(
        () => rows(accountId),
        (found) => found.every(({ goneAt }) => goneAt !== null),
      );
    },
    /** Quits and starts again, with the clock of this computer set forward by so much, or back. */
    async restart(byMs = 0): Promise<void> {
      await satchel.close();
      offMs += byMs;
      satchel = begin();
    },
    async close() {
      await satchel.close();
      await sandbox.close();
    },
  };
}
export type CopyRig = Awaited<ReturnType<typeof openCopyRig>>;

/** The account that takes uploads, and its items once they were read. */
export async function openShopRig(options: CopyRigOptions = {}) {
  const rig = await openCopyRig(options);
  const shop = await rig.connect('plivo');
  const count = rig.held().length;
  const items = await rig.read(shop, count);
  return { rig, shop, items, count };
}
