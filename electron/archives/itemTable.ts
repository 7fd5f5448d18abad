import { z } from 'zod';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { accountId, mediaId } from '../../shared/ids.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { pathKey } from './folder/pathKey.ts';
import { type IndexEntry, readEntry } from './index/indexEntry.ts';

export const copyState = z.enum(['held', 'missing', 'changed']);
export type CopyState = z.infer<typeof copyState>;

/** A file of an archive, and the item that it is of. */
export interface ArchivedItem {
  /** Of its row; none before it is written. */
  readonly number?: number;
  readonly archiveId: string;
  /** Whose item it is, by what stays when the account is connected anew. */
  readonly owner: string;
  readonly ref: string;
  /** Null where the item is not in this library. */
  readonly mediaId: MediaId | null;
  readonly accountId: AccountId | null;
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly writtenAt: number;
  readonly state: CopyState;
  /**
   * An index in its folder is all that tells of it: whoever wrote that, its bytes were neither fetched by this
   * Satchel nor compared with what the provider has.
   */
  readonly fromIndex: boolean;
  readonly entry: IndexEntry;
}

const row = z
  .object({
    number: z.number(),
    archiveId: z.string(),
    owner: z.string(),
    ref: z.string(),
    mediaId: mediaId.nullable(),
    accountId: accountId.nullable(),
    path: z.string(),
    sha256: z.string(),
    sizeBytes: z.number(),
    writtenAt: z.number(),
    state: copyState.catch('changed'),
    fromIndex: z.number().transform((found) => found !== 0),
    entry: z.string(),
  })
  // One that is damaged keeps no other from being told.
  .transform(({ entry, ...item }) => ({ ...item, entry: readEntry(entry, item) }));
const totals = z.object({ items: z.number(), bytes: z.number(), damaged: z.number() });
export type ArchiveTotals = z.infer<typeof totals>;

const columns = `rowid AS number, archive_id AS archiveId, owner, ref, media_id AS mediaId,
  account_id AS accountId, path, sha256, size_bytes AS sizeBytes, written_at AS writtenAt, state, from_index AS fromIndex,
  entry`;
const insert = `INSERT INTO archived_items (archive_id, owner, ref, media_id, account_id, path, path_key,
    sha256, size_bytes, written_at, state, from_index, entry)
  VALUES (:archiveId, :owner, :ref, :mediaId, :accountId, :path, :pathKey, :hash, :sizeBytes, :writtenAt, :state,
    :fromIndex, :entry)`;
const heldId = z.object({ mediaId });
const counted = z.object({ n: z.number() });

export type ItemTable = ReturnType<typeof createItemTable>;

/** SQL of `archived_items`: a row a file. Triggers keep `media.archived`. */
export function createItemTable(database: Database) {
  const upsert = prepare(
    database,
    `${insert}
      ON CONFLICT (archive_id, owner, ref) DO UPDATE SET media_id = excluded.media_id,
        account_id = excluded.account_id, path = excluded.path, path_key = excluded.path_key,
        sha256 = excluded.sha256, size_bytes = excluded.size_bytes, written_at = excluded.written_at,
        state = excluded.state, from_index = excluded.from_index, entry = excluded.entry`,
  );
  const addNew = prepare(
    database,
    `${insert}
      ON CONFLICT DO NOTHING`,
  );
  const page = prepare(
    database,
    `SELECT ${columns} FROM archived_items
      WHERE archive_id = :archiveId AND (path_key, rowid) > (:after, :afterRow)
      ORDER BY path_key, rowid LIMIT :atMost`,
  );
  const one = prepare(
    database,
    `SELECT ${columns} FROM archived_items
      WHERE archive_id = :archiveId AND owner = :owner AND ref = :ref`,
  );
  const atPath = prepare(
    database,
    `SELECT ${columns} FROM archived_items WHERE archive_id = :archiveId AND path_key = :pathKey`,
  );
  const ofMedia = prepare(
    database,
    `SELECT ${columns} FROM archived_items WHERE media_id = :mediaId ORDER BY written_at DESC`,
  );
  const held = prepare(
    database,
    `SELECT media_id AS mediaId FROM archived_items WHERE archive_id = :archiveId AND state = 'held'
      AND media_id IN (SELECT value FROM json_each(:ids))`,
  );
  const compared = prepare(
    database,
    `SELECT count(DISTINCT media_id) AS n FROM archived_items WHERE state = 'held' AND from_index = 0
      AND media_id IN (SELECT value FROM json_each(:ids))`,
  );
  const folderOf = prepare(
    database,
    'SELECT path FROM archived_items WHERE archive_id = :archiveId AND owner = :owner LIMIT 1',
  );
  const total = prepare(
    database,
    `SELECT count(*) AS items, total(size_bytes) AS bytes,
      coalesce(sum(state <> 'held'), 0) AS damaged FROM archived_items WHERE archive_id = :archiveId`,
  );
  const setState = prepare(
    database,
    `UPDATE archived_items SET state = :state
      WHERE archive_id = :archiveId AND owner = :owner AND ref = :ref AND state <> :state
      AND sha256 = :hash`,
  );
  const some = prepare(
    database,
    `DELETE FROM archived_items WHERE rowid IN
      (SELECT rowid FROM archived_items WHERE archive_id = :archiveId LIMIT 1000)`,
  );
  const valuesOf = (item: ArchivedItem) => ({
    ...key(item),
    mediaId: item.mediaId,
    accountId: item.accountId,
    path: item.path,
    pathKey: pathKey(item.path),
    hash: item.sha256,
    sizeBytes: item.sizeBytes,
    writtenAt: item.writtenAt,
    state: item.state,
    fromIndex: item.fromIndex ? 1 : 0,
    entry: JSON.stringify(item.entry),
  });
  const first = (found: unknown): ArchivedItem | null =>
    found === undefined ? null : row.parse(found);
  const key = ({ archiveId, owner, ref }: Pick<ArchivedItem, 'archiveId' | 'owner' | 'ref'>) => ({
    archiveId,
    owner,
    ref,
  });
  return {
    put: (item: ArchivedItem): void => void upsert.run(valuesOf(item)),
    /** Those that are not known yet. */
    addAll(added: readonly ArchivedItem[]): void {
      atomically(database, () => {
        for (const item of added) addNew.run(valuesOf(item));
      });
    },
    /** By their paths, after this one; null begins. */
    page: (archiveId: string, after: ArchivedItem | null, atMost: number): ArchivedItem[] =>
      page
        .all({
          archiveId,
          after: after === null ? '' : pathKey(after.path),
          afterRow: after?.number ?? 0,
          atMost,
        })
        .map((found: unknown) => row.parse(found)),
    get: (archiveId: string, owner: string, ref: string): ArchivedItem | null =>
      first(one.get({ archiveId, owner, ref })),
    atPath: (archiveId: string, path: string): ArchivedItem | null =>
      first(atPath.get({ archiveId, pathKey: pathKey(path) })),
    /** The newest first, in whatever state. */
    ofMedia: (id: MediaId): ArchivedItem[] =>
      ofMedia.all({ mediaId: id }).map((found: unknown) => row.parse(found)),
    /** Which of these the archive holds, as far as is known. */
    held(archiveId: string, ids: readonly MediaId[]): Set<MediaId> {
      const found = held.all({ archiveId, ids: JSON.stringify(ids) });
      return new Set(
        z
          .array(heldId)
          .parse(found)
          .map((one) => one.mediaId),
      );
    },
    /** How many of these are in any archive by more than the word of an index. */
    comparedAmong: (ids: readonly MediaId[]): number =>
      counted.parse(compared.get({ ids: JSON.stringify(ids) })).n,
    /** The first folder of the paths of an account; null before it has any. */
    folderOf(archiveId: string, owner: string): string | null {
      const found = z
        .object({ path: z.string() })
        .optional()
        .parse(folderOf.get({ archiveId, owner }));
      return found?.path.split('/')[0] ?? null;
    },
    totals: (archiveId: string): ArchiveTotals => totals.parse(total.get({ archiveId })),
    /** What a look at its file found; says whether that is news. Nothing for one that was written anew meanwhile. */
    setState: (item: ArchivedItem, state: CopyState): boolean =>
      setState.run({ ...key(item), hash: item.sha256, state }) > 0,
    /** Forgets some of an archive; false when there are no more. */
    removeSome: (archiveId: string): boolean => some.run({ archiveId }) > 0,
  };
}
