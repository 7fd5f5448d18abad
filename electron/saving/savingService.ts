import { randomUUID } from 'node:crypto';
import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { SaveUnderWay } from '../../shared/contract/saving.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput, notFound, notSaved } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { hasBytes, saysNothing } from '../../shared/media.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Bugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { refuseWebPage } from '../contentType/refuseWebPage.ts';
import type { Database } from '../database/database.ts';
import { diskFailure } from '../disk/diskFailure.ts';
import { partBeside } from '../disk/partNames.ts';
import { safeFileName } from '../disk/safeFileName.ts';
import { putInPlace, type Target, targetAt } from '../disk/target.ts';
import { writePart } from '../disk/writePart.ts';
import type { SavedFile } from '../finished/endedWork.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { createSaveMany, type SaveMany } from './many/saveMany.ts';
import { openItem } from './openItem.ts';
import { createOutside, type OutsideDeps } from './outside.ts';
import { createPartLedger } from './partLedger.ts';
import type { SaveHost } from './saveHost.ts';

const atOnce = 2;
const announceEveryMs = 100;
/** What a person saved so long ago is found without us. */
const mostRemembered = 50;
const longestLookMs = 3_000;

export interface SavingDeps extends Pick<OutsideDeps, 'gathered' | 'pngOf'> {
  readonly dataDir: string;
  readonly database: Database;
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly downloads: Downloads;
  readonly hashes: {
    ofSize(account: AccountId, sizeBytes: number, now: number): { id: MediaId; sha256: string }[];
  };
  readonly saveHost: SaveHost;
  readonly emit: Emit;
  /** A file that was to be saved is there, or could not be; must not throw. */
  readonly onSaved?: (file: SavedFile) => void;
  readonly clock: Clock;
  readonly random: () => number;
  readonly bugs: Bugs;
  readonly log: Log;
}

type Contract = Services['saving'];

export interface SavingService
  extends Contract,
    Pick<SaveMany, 'begin' | 'resumeAccount' | 'forgetAccount' | 'folderOf'> {
  /** Gives up what is being written, and removes it. */
  close(): Promise<void>;
}

/** Saves items to disk: a person chooses the path, and a file is there whole or not at all. */
export function createSavingService(deps: SavingDeps): SavingService {
  const { database, table, downloads, hashes, saveHost, emit, clock, bugs } = deps;
  const ledger = createPartLedger(database);
  const pool = createTaskPool(atOnce);
  const underWay = new Map<string, { shown: SaveUnderWay; readonly stop: AbortController }>();
  const running = new Set<Promise<unknown>>();
  const saved = new Map<string, string>();
  /** Their dialog is open, or will be when their type is told: a second press is none. */
  const choosing = new Set<MediaId>();
  let closed = false;
  const announcer = createAnnouncer<true>(clock, announceEveryMs, () =>
    emit(
      'savesChanged',
      [...underWay.values()].map(({ shown }) => shown),
    ),
  );
  const swept = ledger.sweep().catch((error: unknown) => bugs.failureOf(error, 'saving.sweep'));

  const outside = createOutside({
    ...deps,
    dir: join(deps.dataDir, 'handed-over'),
    show(token, shown, stopIt) {
      if (shown === null) underWay.delete(token);
      else {
        const stop = new AbortController();
        stop.signal.addEventListener('abort', stopIt);
        underWay.set(token, { shown, stop });
      }
      announcer.say([true]);
    },
  });

  const many = createSaveMany({
    ...deps,
    parts: { begin: (part) => ledger.begin(part, dirname(part)), end: ledger.end },
    failureOf: (error) => bugs.failureOf(error, 'saving.many'),
    announce: (runs) => emit('saveRunsChanged', [...runs]),
  });

  function existing(id: MediaId): StoredMedia {
    const [row] = table.byIds([id]);
    if (row === undefined || !hasBytes(row)) throw new SatchelError(notFound);
    return row;
  }

  /** The ending of a name hangs on the type; what takes too long to tell is saved without. */
  async function toldRow(id: MediaId): Promise<StoredMedia> {
    const row = existing(id);
    if (row.toldType !== null || !saysNothing(row.contentType)) return row;
    const look = new AbortController();
    const stop = clock.after(longestLookMs, () => look.abort());
    await downloads.tell(id, look.signal).catch(() => {});
    stop();
    return existing(id);
  }

  async function suggestionFor(row: StoredMedia): Promise<string> {
    const last = ledger.lastFolder();
    const there = last !== null && (await stat(last).catch(() => null))?.isDirectory();
    const contentType = saysNothing(row.contentType) ? row.toldType : row.contentType;
    const name = safeFileName({ ...row, contentType });
    return join(last !== null && there ? last : saveHost.downloads(), name);
  }

  async function choose(id: MediaId): Promise<{ row: StoredMedia; path: string } | null> {
    const row = await toldRow(id);
    const path = await saveHost.choose(await suggestionFor(row));
    return path === null ? null : { row, path };
  }

  function hashOf({ id, accountId }: StoredMedia, sizeBytes: number | null): string | null {
    if (sizeBytes === null) return null;
    const known = hashes.ofSize(accountId, sizeBytes, clock.now());
    return known.find((one) => one.id === id)?.sha256 ?? null;
  }

  async function write(row: StoredMedia, target: Target, token: string, signal: AbortSignal) {
    const told = await openItem(row.id, signal, deps);
    const sizeBytes = told.sizeBytes ?? row.sizeBytes;
    const show = (part: Partial<SaveUnderWay>) => {
      const one = underWay.get(token);
      if (one !== undefined) one.shown = { ...one.shown, ...part };
      announcer.say([true]);
    };
    const part = partBeside(target.path);
    try {
      show({ ofBytes: sizeBytes });
      ledger.begin(part, dirname(target.path));
      const { body } = told;
      const sha256 = hashOf(row, sizeBytes);
      await writePart(
        part,
        { body, sizeBytes, sha256, storedAt: row.storedAt },
        signal,
        (doneBytes) => show({ doneBytes }),
      );
      await refuseWebPage(part, row.contentType);
      await putInPlace(part, target);
    } finally {
      told.body.destroy();
      await ledger.end(part).catch((error: unknown) => bugs.failureOf(error, 'saving.end'));
    }
  }

  async function run(row: StoredMedia, path: string) {
    // What is there is looked at before anybody is told of the save, and may change it.
    const target = await targetAt(path).catch((error: unknown) => {
      throw diskFailure(error);
    });
    const token = randomUUID();
    const name = basename(path);
    const stop = new AbortController();
    if (closed) stop.abort();
    const shown: SaveUnderWay = {
      token,
      mediaId: row.id,
      use: 'save',
      files: 1,
      name,
      doneBytes: 0,
      ofBytes: row.sizeBytes,
    };
    underWay.set(token, { shown, stop });
    announcer.say([true]);
    try {
      await pool.run(async () => {
        if (stop.signal.aborted) throw new SatchelError(cancelled);
        await write(row, target, token, stop.signal);
      });
      remember(token, path);
      deps.onSaved?.({ token, mediaId: row.id, name, path, failure: null });
      return { token, name };
    } catch (error) {
      if (stop.signal.aborted) throw new SatchelError(cancelled);
      const told = diskFailure(error);
      const { failure = null } = told instanceof SatchelError ? told : {};
      if (failure !== null) deps.onSaved?.({ token, mediaId: row.id, name, path, failure });
      throw told;
    } finally {
      underWay.delete(token);
      announcer.say([true]);
      announcer.flush();
    }
  }

  function remember(token: string, path: string): void {
    saved.set(token, path);
    const [oldest] = saved.keys();
    if (saved.size > mostRemembered && oldest !== undefined) saved.delete(oldest);
  }

  return {
    async save({ mediaId }) {
      if (choosing.has(mediaId)) return null;
      choosing.add(mediaId);
      const chosen = await choose(mediaId).finally(() => choosing.delete(mediaId));
      if (chosen === null) return null;
      const work = run(chosen.row, chosen.path);
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    async saveMany(named) {
      const ids = await deps.gathered.take(named);
      const last = ledger.lastFolder();
      const there = last !== null && (await stat(last).catch(() => null))?.isDirectory();
      const folder = await saveHost.chooseFolder(
        last !== null && there ? last : saveHost.downloads(),
      );
      return folder === null ? null : many.start(ids, folder);
    },
    runs: async () => many.list(),
    async pauseRun({ runId }) {
      await many.pause(runId);
    },
    async resumeRun({ runId }) {
      await many.resume(runId);
    },
    async stopRun({ runId }) {
      await many.stop(runId);
    },
    async dismissRun({ runId }) {
      await many.dismiss(runId);
    },
    refusals: async ({ runId }) => many.refusals(runId),
    refused: ({ runId }) => many.refused(runId),
    retryRun: ({ runId }) => many.retry(runId),
    async showRun({ runId }) {
      const folder = many.folderOf(runId);
      if (folder === null) throw new SatchelError(invalidInput('unusable'));
      if ((await stat(folder).catch(() => null)) === null)
        throw new SatchelError(notSaved('moved'));
      saveHost.show(folder);
    },
    // A part that an earlier run left is removed before a new one is written.
    begin: () => swept.then(many.begin),
    folderOf: many.folderOf,
    resumeAccount: many.resumeAccount,
    forgetAccount: many.forgetAccount,
    async stop({ token }) {
      underWay.get(token)?.stop.abort();
      return undefined;
    },
    async show({ token }) {
      const path = saved.get(token);
      if (path === undefined) throw new SatchelError(invalidInput('unusable'));
      const found = await lstat(path).catch(() => null);
      if (found === null) throw new SatchelError(notSaved('moved'));
      saveHost.show(path);
      return undefined;
    },
    drag: ({ of, from }) => outside.drag(of, from),
    letGo: outside.letGo,
    copyFiles: outside.copyFiles,
    async copyPicture({ mediaId }) {
      await outside.copyPicture(mediaId);
    },
    async close() {
      closed = true;
      await outside.close();
      for (const { stop } of underWay.values()) stop.abort();
      await Promise.allSettled([swept, many.close(), ...running]);
      announcer.close();
    },
  };
}
