import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryVault } from '../../../electron/accounts/memoryVault.ts';
import { createSatchel } from '../../../electron/app.ts';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { type SandboxOptions, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { SaveUnderWay } from '../../../shared/contract/saving.ts';
import { SatchelError } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { newestFirst } from '../../../shared/query/mediaFilter.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';

/** Satchel with one account of a provider on the sandbox, and a dialog whose answers a test gives. */
export async function openSavingRig(providerId: string, options: SandboxOptions = {}) {
  const sandbox = await startSandbox({
    items: 12,
    signalwire: { settleMs: 0, mediaDelayMs: 0 },
    ...options,
  });
  const connections = practiceConnections(sandbox, providers);
  const connection = connections.find(({ provider }) => provider.id === providerId);
  if (connection === undefined) throw new Error(`no ${providerId}`);
  const folder = freshFolder();
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const suggestions: string[] = [];
  const shown: string[] = [];
  const told: SaveUnderWay[][] = [];
  const dragged: string[][] = [];
  const copied: string[][] = [];
  const pictures: Uint8Array[] = [];
  const rig = {
    folderChosen: (): string | null => downloads,
    answer: ((suggestion: string) => suggestion) as (suggestion: string) => string | null,
  };
  const unused = async () => {
    throw new SatchelError({ kind: 'not-found' });
  };
  const vault = createMemoryVault();
  const begin = () => {
    const satchel = createSatchel({
      dataDir: folder,
      // Secrets outlive a restart.
      vault: { ...vault, close() {} },
      keychainState: () => ({ state: 'checking' }),
      darkroom: { picture: unused, draw: unused, fit: unused, repack: unused, close() {} },
      practiceLine: async () => ({}),
      endpoints: Object.fromEntries(
        connections.map(({ provider, endpoints }) => [provider.id, endpoints]),
      ),
      clipboardWrite() {},
      paste() {},
      chooseFiles: async () => [],
      saveHost: {
        async choose(suggestion) {
          suggestions.push(suggestion);
          return rig.answer(suggestion);
        },
        chooseFolder: async () => rig.folderChosen(),
        downloads: () => downloads,
        show: (path) => void shown.push(path),
        async drag(paths) {
          dragged.push([...paths]);
        },
        async copyFiles(paths) {
          copied.push([...paths]);
        },
        async copyPicture(png) {
          pictures.push(png);
        },
      },
      archiveHost: { chooseFolder: async () => archive, open() {}, show() {} },
      openExternal: async () => {},
      reloadWindow() {},
      about: { version: '1', runtime: 'Node', standIn: true },
      clock: systemClock,
      random: () => 0,
      log: silentLog,
    });
    satchel.events.subscribe((event, payload) => {
      if (event === 'savesChanged') told.push(payload as SaveUnderWay[]);
    });
    return satchel;
  };
  const satchel = begin();
  const { services } = satchel;
  const account = await services.accounts.connect({
    providerId: connection.provider.id,
    label: 'Shop',
    credentials: { ...connection.credentials },
  });

  async function rows(): Promise<MediaRow[]> {
    const { token } = await services.library.open({
      filter: { accountIds: [account.id], gone: 'also' },
      sort: newestFirst,
    });
    return services.library.rows({ token, start: 0, count: 500 });
  }

  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= satchel.close();
    return closing;
  };
  return Object.assign(rig, {
    sandbox,
    services,
    satchel,
    connection,
    folder,
    downloads,
    suggestions,
    shown,
    told,
    dragged,
    copied,
    pictures,
    begin,
    rows,
    /** Archives these, and has their provider delete them; they are in the archive alone by then. */
    async letProviderGo(mediaIds: MediaId[]): Promise<void> {
      const { archives, removals } = services;
      const chosen = await archives.chooseFolder(undefined);
      const { token } = await archives.prepare({
        what: { items: { mediaIds } },
        into: { folder: chosen?.token ?? '', title: 'Archive' },
      });
      const kept = await archives.start({ token });
      const runOf = async () =>
        (await archives.runs(undefined)).find(
          ({ id, state }) => id === kept.id && state !== 'over',
        );
      while ((await runOf()) !== undefined) await new Promise((next) => setTimeout(next, 10));
      const plan = await removals.prepare({ mediaIds });
      const run = await removals.start({ token: plan.token });
      await removals.startNow({ runId: run.id });
      const areGone = async () =>
        (await rows()).filter(({ id, goneAt }) => mediaIds.includes(id) && goneAt === null)
          .length === 0;
      while (!(await areGone())) await new Promise((next) => setTimeout(next, 10));
    },
    /** What is in the folder of downloads, hidden files too. */
    files: () => readdirSync(downloads).sort(),
    /** The rows, once there are some that fit. */
    async read(fits: (row: MediaRow) => boolean = () => true): Promise<MediaRow> {
      for (const end = performance.now() + 30_000; performance.now() < end; ) {
        const found = (await rows()).find(fits);
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('no such item came');
    },
    async underWay(fits: (save: SaveUnderWay) => boolean = () => true): Promise<SaveUnderWay> {
      for (const end = performance.now() + 30_000; performance.now() < end; ) {
        const found = told.at(-1)?.find(fits);
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error('nothing was being saved');
    },
    close,
    async end() {
      await close();
      await sandbox.close();
    },
  });
}
export type SavingRig = Awaited<ReturnType<typeof openSavingRig>>;
