import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type MediaId, mediaId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';

const row = z.object({ mediaId });

/**
 * What a link is known by again: where it leads, without what signs it, which is another each time. A link is a
 * secret of its bearer, and cannot be had from this.
 */
export function printOf(url: URL): string {
  return createHash('sha256').update(`${url.origin}${url.pathname}`).digest('hex');
}

/** Links that were made and do not name their item: whose they are can be told from this alone. */
export function createMadeLinks(database: Database) {
  const keep = prepare(
    database,
    `INSERT INTO made_links (print, media_id, made_at) VALUES (:print, :mediaId, :now)
      ON CONFLICT (print) DO UPDATE SET media_id = excluded.media_id, made_at = excluded.made_at`,
  );
  const find = prepare(database, 'SELECT media_id AS mediaId FROM made_links WHERE print = :print');
  return {
    keep(url: URL, mediaId: MediaId, now: number): void {
      keep.run({ print: printOf(url), mediaId, now });
    },
    find(url: URL): MediaId | null {
      const found = find.get({ print: printOf(url) });
      return found === undefined ? null : row.parse(found).mediaId;
    },
  };
}
export type MadeLinks = ReturnType<typeof createMadeLinks>;
