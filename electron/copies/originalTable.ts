import { lstat } from 'node:fs/promises';
import { z } from 'zod';
import type { MediaId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';

/** A file on this computer that an item was uploaded from. */
export interface Original {
  readonly path: string;
  /** SHA-256 in hex of the bytes that were sent. */
  readonly sha256: string;
}

const original = z.object({ path: z.string(), sha256: z.string() });

export type OriginalTable = ReturnType<typeof createOriginalTable>;

/** SQL of `originals`. */
export function createOriginalTable(database: Database) {
  const keep = prepare(
    database,
    `INSERT INTO originals (media_id, path, sha256) VALUES (:mediaId, :path, :hash)
      ON CONFLICT (media_id) DO UPDATE SET path = excluded.path, sha256 = excluded.sha256`,
  );
  const inherit = prepare(
    database,
    `INSERT INTO originals SELECT :heir, path, sha256 FROM originals
      WHERE media_id = :mediaId AND sha256 = :hash ON CONFLICT DO NOTHING`,
  );
  const among = prepare(
    database,
    `SELECT json_group_array(media_id) AS found FROM originals
      WHERE media_id IN (SELECT value FROM json_each(:ids))`,
  );
  const of = prepare(database, 'SELECT path, sha256 FROM originals WHERE media_id = :mediaId');
  return {
    /** In the transaction that stores the item. */
    keep(mediaId: MediaId, { path, sha256 }: Original): void {
      keep.run({ mediaId, path, hash: sha256 });
    },
    /** An item with the very same bytes was uploaded from the same file, by way of the first. */
    inherit(heir: MediaId, mediaId: MediaId, sha256: string): void {
      inherit.run({ heir, mediaId, hash: sha256 });
    },
    of: (mediaId: MediaId): Original | null =>
      original.nullable().parse(of.get({ mediaId }) ?? null),
    /** Those of some items, as a JSON array of ids, that have one; as one, too. */
    among: (ids: string): string => (among.get({ ids }) as { found: string }).found,
  };
}

/** Those of these items whose file is still there; whether it is still the same is told when it is read. */
export async function withOriginal(
  items: readonly { readonly id: MediaId }[],
  originals: Pick<OriginalTable, 'of'>,
): Promise<ReadonlySet<MediaId>> {
  const found = new Set<MediaId>();
  for (const { id } of items) {
    const original = originals.of(id);
    if (original === null) continue;
    const file = await lstat(original.path).catch(() => null);
    if (file?.isFile() === true) found.add(id);
  }
  return found;
}
