import type { Account } from '../../shared/account.ts';
import { SatchelError } from '../../shared/failure.ts';
import { notFound, notSaved } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { StoredArchive } from './archiveTable.ts';
import type { ArchivedItem, ItemTable } from './itemTable.ts';
import { archivedItemOf } from './jobs/archivedItemOf.ts';
import { archiveJobId } from './jobs/archiveJob.ts';
import type { Storing } from './jobs/storeItem.ts';
import { safeHash } from './openArchived.ts';
import type { Turns } from './turns.ts';

export interface SecuringDeps {
  readonly items: ItemTable;
  readonly archiveOf: (id: string) => StoredArchive | null;
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly accountOf: (id: AccountId) => Account | null;
  /** The hash of an item's bytes, where Satchel sent them itself. */
  readonly hashOf: (item: StoredMedia, sizeBytes: number) => string | null;
  readonly store: Storing['store'];
  readonly turns: Turns;
  /** Writes the row of a file, and that the index is due. */
  readonly put: (item: ArchivedItem) => void;
  /** After a file and its row are written; `replaced`: the archive had a row of that item. */
  readonly onStored: (item: ArchivedItem, replaced: boolean) => void;
}

/**
 * Sees to it that an item is in an archive before it is deleted. What is not there is fetched now; that it must be is
 * remembered by the removal, which asks again after a kill.
 */
export function createSecuring(deps: SecuringDeps) {
  const { items, archiveOf, table, accountOf, hashOf, store, turns } = deps;
  const safe = (id: MediaId, archiveId: string, fits?: (copy: ArchivedItem) => boolean) =>
    safeHash(id, archiveId, { items, archiveOf }, fits);

  /**
   * Whether a copy can be of the item. What an index alone tells of one, which came with a folder and may claim
   * anything, counts only where Satchel sent those bytes itself; else they are fetched once more and compared.
   */
  function fitsItem(id: MediaId): (copy: ArchivedItem) => boolean {
    const [item] = table.byIds([id]);
    return ({ sizeBytes, sha256, fromIndex }) => {
      if (item === undefined) return false;
      if (item.sizeBytes !== null && item.sizeBytes !== sizeBytes) return false;
      const sent = hashOf(item, sizeBytes);
      return sent === null ? !fromIndex : sent === sha256;
    };
  }

  async function fetch(id: MediaId, archiveId: string, signal: AbortSignal): Promise<void> {
    const [item] = table.byIds([id]);
    const archive = archiveOf(archiveId);
    const account = item === undefined ? null : accountOf(item.accountId);
    if (item === undefined || archive === null || account === null)
      throw new SatchelError(notFound);
    const job = {
      // Always the same, so that what a kill left of it is written over.
      id: archiveJobId.parse(`secure ${id}`),
      runId: '-',
      accountId: item.accountId,
      mediaId: id,
      archiveId,
      attempt: 0,
      state: 'queued' as const,
    };
    const stored = await store(job, () => !signal.aborted, signal, { anew: true });
    if (stored === null) return;
    const { release, leave: _, ...file } = stored;
    try {
      // It may be known no more by now.
      if (archiveOf(archiveId) === null) throw new SatchelError(notFound);
      const written = archivedItemOf(archive, item, account, file);
      const replaced = items.get(archiveId, written.owner, written.ref) !== null;
      deps.put(written);
      deps.onStored(written, replaced);
    } finally {
      release();
    }
  }

  /** The hash of each of these, once it is in the archive and was read again now with that hash; throws otherwise. */
  return async function secure(
    archiveId: string,
    ids: readonly MediaId[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<MediaId, string>> {
    const hashes = new Map<MediaId, string>();
    for (const id of ids) {
      let hash = await safe(id, archiveId, fitsItem(id));
      if (hash === null) {
        await turns.take(archiveId, id, async () => {
          hash = await safe(id, archiveId, fitsItem(id));
          if (hash !== null) return;
          await fetch(id, archiveId, signal);
          hash = await safe(id, archiveId, ({ fromIndex }) => !fromIndex);
        });
      }
      if (hash === null) throw new SatchelError(notSaved('moved'));
      hashes.set(id, hash);
    }
    return hashes;
  };
}
