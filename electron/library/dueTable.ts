import { z } from 'zod';
import { type AccountId, accountId, mediaId, mediaRef } from '../../shared/ids.ts';
import { graceMs } from '../../shared/retention.ts';
import type { Database } from '../database/database.ts';

const doubtful = z.object({
  id: mediaId,
  accountId,
  ref: mediaRef,
  messageRef: z.string().nullable(),
  linkUrl: z.string().nullable(),
  storedAt: z.number().nullable(),
});

/** An item whose life is in doubt until the provider has been asked for it by name. */
export type Doubtful = z.infer<typeof doubtful>;

export interface Waiting {
  readonly accounts: readonly AccountId[];
  readonly ids: readonly number[];
}

/** Which items are to be asked for, and when the next one will be. */
export interface DueTable {
  /** Items past their end and not asked for since. */
  due(now: number, limit: number, but: Waiting): Doubtful[];
  nextAt(but: Waiting): number | null;
  /** Items that a walk begun at `since` has not met. */
  unseen(accountId: AccountId, since: number, limit: number): Doubtful[];
}

export function createDueTable(database: Database): DueTable {
  const columns = `SELECT id, account_id AS accountId, ref, message_ref AS messageRef,
    link_url AS linkUrl, stored_at AS storedAt FROM media`;
  const candidate = `gone_at IS NULL AND expires_at IS NOT NULL
    AND account_id NOT IN (SELECT value FROM json_each(:accounts))
    AND id NOT IN (SELECT value FROM json_each(:ids))`;
  // Seen at or after its end: asked once more when the grace is over, to learn that it outlives it.
  const ended = `${candidate} AND seen_at < expires_at`;
  const outlives = `${candidate} AND seen_at >= expires_at`;
  const due = database.prepare(`${columns} WHERE ${ended} AND expires_at <= :now
    UNION ALL ${columns} WHERE ${outlives} AND expires_at + ${graceMs} < :now LIMIT :limit`);
  const next = database.prepare(`SELECT min(at) AS at FROM (
    SELECT * FROM (SELECT expires_at AS at FROM media WHERE ${ended} ORDER BY expires_at LIMIT 1)
    UNION ALL SELECT * FROM (SELECT expires_at + ${graceMs + 1} AS at FROM media
      WHERE ${outlives} ORDER BY expires_at LIMIT 1))`);
  const unseen = database.prepare(`${columns} WHERE account_id = ? AND gone_at IS NULL
    AND seen_at < ? ORDER BY expires_at IS NULL, expires_at LIMIT ?`);
  const parse = (rows: unknown) => z.array(doubtful).parse(rows);
  const named = (but: Waiting) => ({
    accounts: JSON.stringify(but.accounts),
    ids: JSON.stringify(but.ids),
  });
  return {
    due: (now, limit, but) => parse(due.all({ ...named(but), now, limit })),
    nextAt: (but) => z.object({ at: z.number().nullable() }).parse(next.get(named(but))).at,
    unseen: (id, since, limit) => parse(unseen.all(id, since, limit)),
  };
}
