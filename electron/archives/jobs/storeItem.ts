import { rm } from 'node:fs/promises';
import type { Account } from '../../../shared/account.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled, notFound, notSaved } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import { refuseWebPage } from '../../contentType/refuseWebPage.ts';
import { diskFailure } from '../../disk/diskFailure.ts';
import { freeBytes } from '../../disk/freeBytes.ts';
import type { OpenPart, Written } from '../../disk/writePart.ts';
import { isWornLink } from '../../http/wornLink.ts';
import type { Downloads } from '../../library/downloadItem.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import type { Download } from '../../providers/provider.ts';
import type { StoredArchive } from '../archiveTable.ts';
import type { createFreePaths, FreePath } from '../folder/freePath.ts';
import { accountFolder, itemPath } from '../folder/itemPath.ts';
import { makeOwnFolder, proveMarker } from '../folder/marker.ts';
import { fillPart, partOf, placePart } from '../folder/placeFile.ts';
import { sweepParts } from '../folder/sweepParts.ts';
import { ownerOfAccount } from '../index/indexEntry.ts';
import type { ItemTable } from '../itemTable.ts';
import type { ArchiveJob, StoredFile } from './archiveJob.ts';

/** Less than this is kept free: an index and a library want to be written as well. */
const sparedBytes = 4 * 1024 * 1024;
/** A folder was there so long ago. */
const provenMs = 1_000;

export interface StoreDeps {
  readonly archiveOf: (id: string) => StoredArchive | null;
  readonly accountOf: (id: AccountId) => Account | null;
  readonly items: ItemTable;
  readonly findPath: ReturnType<typeof createFreePaths>;
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly downloads: Pick<Downloads, 'whole'>;
  /** The hash of an item's bytes, where Satchel sent them itself. */
  readonly hashOf: (item: StoredMedia, sizeBytes: number) => string | null;
  readonly onBytes: (runId: string, bytes: number) => void;
  readonly openPart?: OpenPart | undefined;
  readonly clock: Clock;
}

/** What is written and not yet noted: its name is held until `noted`. */
export interface Stored extends StoredFile {
  readonly release: () => void;
  /** It is to stay there without being noted. */
  readonly leave: () => void;
}

interface Wanted {
  readonly archive: StoredArchive;
  readonly item: StoredMedia;
  readonly account: Account;
}

export type Storing = ReturnType<typeof createStoring>;

/** Fetches items into the folders of archives, each whole or not at all. */
export function createStoring(deps: StoreDeps) {
  const { items, table, downloads, clock } = deps;
  const proven = new Map<string, number>();
  /** Parts that are being written. */
  const underway = new Set<string>();
  const folders = new Map<string, string>();

  async function prove({ id, folder }: StoredArchive): Promise<void> {
    const at = proven.get(id);
    if (at !== undefined && clock.monotonic() - at < provenMs) return;
    try {
      await proveMarker(folder, id);
      await makeOwnFolder(folder, id);
      proven.set(id, clock.monotonic());
    } catch (error) {
      proven.delete(id);
      throw error;
    }
  }

  /** The folder that an account has in an archive for good, whatever it is called later. */
  function folderOf(archive: StoredArchive, account: Account): string {
    const owner = ownerOfAccount(account);
    const key = `${archive.id}:${owner}`;
    const known = folders.get(key) ?? items.folderOf(archive.id, owner);
    const wanted = accountFolder(account);
    const others = [...folders].flatMap(([other, name]) =>
      other !== key && other.startsWith(`${archive.id}:`) ? [name.toLowerCase()] : [],
    );
    let name = known ?? wanted;
    for (let turn = 2; known === null && others.includes(name.toLowerCase()); turn += 1) {
      name = `${wanted} (${turn})`;
    }
    folders.set(key, name);
    return name;
  }

  async function roomFor(folder: string, sizeBytes: number | null): Promise<void> {
    const free = await freeBytes(folder);
    if (free !== null && free < (sizeBytes ?? 0) + sparedBytes) {
      throw new SatchelError(notSaved('full'));
    }
  }

  /**
   * Once more by a fresh link where one has ended. Never out of another archive: what is in this one afterwards counts
   * as what the provider had.
   */
  async function open(id: MediaId, signal: AbortSignal): Promise<Download> {
    try {
      return await downloads.whole(id, signal, { fromProvider: true });
    } catch (error) {
      const worn = error instanceof SatchelError && isWornLink(error.failure);
      if (!worn || signal.aborted) throw error;
      return downloads.whole(id, signal, { fresh: true, fromProvider: true });
    }
  }

  /** Where a file belongs, or where it is with these very bytes, whatever wrote it there. */
  async function pathFor({ archive, item, account }: Wanted, written: Written): Promise<FreePath> {
    const { id: archiveId, folder, options } = archive;
    const of = { archiveId, owner: ownerOfAccount(account), ref: item.ref };
    const known = items.get(archiveId, of.owner, of.ref);
    if (known !== null && known.sha256 === written.sha256) {
      const there = await deps.findPath(folder, known.path, of, written);
      if (there.adopted && there.path === known.path) return there;
      there.release();
    }
    // What its first bytes said may be known since, and its ending hangs on that.
    const [now = item] = table.byIds([item.id]);
    const wanted = itemPath(folderOf(archive, account), options.template, now);
    return deps.findPath(folder, wanted, of, written);
  }

  async function fetch(
    job: ArchiveJob,
    what: Wanted,
    isWanted: () => boolean,
    signal: AbortSignal,
  ): Promise<Stored> {
    const { archive, item } = what;
    const { folder } = archive;
    await prove(archive);
    await roomFor(folder, item.sizeBytes);
    const part = partOf(folder, job.id);
    underway.add(part);
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    let body: Download['body'] | null = null;
    try {
      const told = await open(item.id, either);
      body = told.body;
      const sizeBytes = told.sizeBytes ?? item.sizeBytes;
      if (item.sizeBytes === null) await roomFor(folder, told.sizeBytes);
      const sha256 = sizeBytes === null ? null : deps.hashOf(item, sizeBytes);
      let counted = 0;
      const incoming = { body, sizeBytes, sha256, storedAt: item.storedAt };
      const onBytes = (doneBytes: number) => {
        deps.onBytes(job.runId, doneBytes - counted);
        counted = doneBytes;
        if (!isWanted()) stop.abort();
      };
      const written = await fillPart(part, incoming, either, onBytes, deps.openPart);
      await refuseWebPage(part, item.contentType);
      if (!isWanted()) throw new SatchelError(cancelled);
      const free: FreePath = await placePart(part, folder, () => pathFor(what, written));
      const { path, release, leave } = free;
      return { path, ...written, writtenAt: clock.now(), release, leave };
    } finally {
      body?.destroy();
      await rm(part, { force: true }).catch(() => {});
      underway.delete(part);
    }
  }

  function wanted(job: ArchiveJob): Wanted {
    const archive = deps.archiveOf(job.archiveId);
    const [item] = table.byIds([job.mediaId]);
    const account = deps.accountOf(job.accountId);
    if (archive === null || item === undefined || account === null)
      throw new SatchelError(notFound);
    return { archive, item, account };
  }

  /** Null when the archive holds it. Throws SatchelError, also for what the disk refuses. */
  async function store(
    job: ArchiveJob,
    isWanted: () => boolean,
    signal: AbortSignal,
    /** Whatever is known of a copy that it holds. */
    { anew = false } = {},
  ): Promise<Stored | null> {
    try {
      const all = wanted(job);
      const known = items.get(job.archiveId, ownerOfAccount(all.account), all.item.ref);
      if (known?.state === 'held' && !anew) return null;
      if (all.item.goneAt !== null) throw new SatchelError(notFound);
      return await fetch(job, all, isWanted, signal);
    } catch (error) {
      throw diskFailure(error);
    }
  }

  return {
    store,
    /** Removes the parts in an archive's folder that nobody writes: what kills left. Throws what the disk says. */
    sweep: ({ folder, id }: StoredArchive) => sweepParts(folder, id, (part) => underway.has(part)),
  };
}
