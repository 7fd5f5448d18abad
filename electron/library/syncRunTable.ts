import { z } from 'zod';
import { type AccountId, accountId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';

const syncRun = z.object({
  accountId,
  /** Where a stopped walk goes on; null when none is under way. */
  cursor: z.string().nullable(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  walkedAt: z.number().nullable(),
  /** Entries that could not be read: of the last whole walk, and so far of the one under way. */
  unread: z.number(),
  unreadSoFar: z.number(),
});
export type SyncRun = z.infer<typeof syncRun>;

/** How far the walk of each account's list has come, so that it outlives the process. */
export interface SyncRunTable {
  /** One for every connected account, whether it was ever walked or not. */
  all(): SyncRun[];
  of(accountId: AccountId): SyncRun | null;
  begin(accountId: AccountId, now: number): void;
  /** Null gives up the place: the next walk begins anew. */
  keepPlace(accountId: AccountId, cursor: string | null, unreadSoFar?: number): void;
  /** One that was not whole may have met fewer unread entries than there are, never more. */
  finish(accountId: AccountId, now: number, whole: boolean, unread: number): void;
}

export function createSyncRunTable(database: Database): SyncRunTable {
  const select = `SELECT a.id AS accountId, r.cursor, r.started_at AS startedAt,
    r.finished_at AS finishedAt, r.walked_at AS walkedAt, coalesce(r.unread, 0) AS unread,
    coalesce(r.unread_so_far, 0) AS unreadSoFar
    FROM accounts a LEFT JOIN sync_runs r ON r.account_id = a.id`;
  const all = database.prepare(`${select} ORDER BY a.connected_at, a.id`);
  const one = database.prepare(`${select} WHERE a.id = ?`);
  const begin = database.prepare(`INSERT INTO sync_runs (account_id, started_at) VALUES (?1, ?2)
    ON CONFLICT (account_id) DO UPDATE SET cursor = NULL, started_at = ?2, unread_so_far = 0`);
  const keep = database.prepare(
    'UPDATE sync_runs SET cursor = ?, unread_so_far = ? WHERE account_id = ?',
  );
  const finish = database.prepare(`UPDATE sync_runs SET cursor = NULL, finished_at = ?1,
    walked_at = iif(?2, ?1, walked_at), unread = iif(?2, ?4, max(unread, ?4))
    WHERE account_id = ?3`);
  return {
    all: () => z.array(syncRun).parse(all.all()),
    of: (id) => syncRun.optional().parse(one.get(id)) ?? null,
    begin: (id, now) => void begin.run(id, now),
    keepPlace: (id, cursor, unreadSoFar = 0) => void keep.run(cursor, unreadSoFar, id),
    finish: (id, now, whole, unread) => void finish.run(now, whole ? 1 : 0, id, unread),
  };
}
