import { z } from 'zod';
import { type AccountId, type MediaId, mediaId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';

const held = z.object({ id: mediaId, sha256: z.string() });

export type ContentHashes = ReturnType<typeof createContentHashes>;

/** What is known of the bytes of items: those that were sent from here. */
export function createContentHashes(database: Database) {
  const keep = database.prepare('UPDATE media SET sha256 = ? WHERE id = ?');
  const ofSize = database.prepare(`SELECT id, sha256 FROM media
    WHERE account_id = ? AND size_bytes = ? AND sha256 IS NOT NULL AND gone_at IS NULL
    AND (expires_at IS NULL OR expires_at > ?) ORDER BY id DESC LIMIT 1000`);
  return {
    keep(id: MediaId, sha256: string): void {
      keep.run(sha256, id);
    },
    /** Of items that live, as far as is known; the newest first. */
    ofSize: (accountId: AccountId, sizeBytes: number, now: number) =>
      z.array(held).parse(ofSize.all(accountId, sizeBytes, now)),
  };
}
