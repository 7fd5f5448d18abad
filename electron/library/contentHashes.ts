import { z } from 'zod';
import { type AccountId, type MediaId, mediaId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { mediaSql } from './query/mediaSql.ts';

const known = z.object({ id: mediaId, sha256: z.string(), name: z.string().nullable() });

/** What is known of the bytes of items: Satchel knows those of the items that it sent itself. */
export function createContentHashes(database: Database) {
  const keepHash = prepare(database, mediaSql.keepHash);
  const hashesOf = prepare(database, mediaSql.hashesOf);
  const hashesOfSize = prepare(database, mediaSql.hashesOfSize);
  return {
    keep(id: MediaId, sha256: string): void {
      keepHash.run({ id, hash: sha256 });
    },
    /** Those of these items that are known. */
    of(ids: readonly MediaId[]): ReadonlyMap<MediaId, string> {
      const found = z.array(known).parse(hashesOf.all({ ids: JSON.stringify(ids) }));
      return new Map(found.map(({ id, sha256 }) => [id, sha256]));
    },
    /** The account's items of that size that live as far as is known, the newest first. */
    ofSize: (accountId: AccountId, sizeBytes: number, now: number) =>
      z.array(known).parse(hashesOfSize.all({ accountId, sizeBytes, now })),
  };
}
