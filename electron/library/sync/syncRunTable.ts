import { z } from 'zod';
import type { AccountId } from '../../../shared/ids.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';

const columns = z.object({
  cursor: z.string().nullable(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  walkedAt: z.number().nullable(),
  unread: z.number(),
  unreadSoFar: z.number(),
});

export interface SyncRun {
  readonly accountId: AccountId;
  /** Where a stopped walk goes on; null when none is under way. */
  readonly cursor: string | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly walkedAt: number | null;
  /** How many entries the last whole walk could not read. */
  readonly unread: number;
  /** How many entries the walk that is under way could not read so far. */
  readonly unreadSoFar: number;
}

/** How far the walk of each account's list has come, so that it outlives the process. */
export interface SyncRunTable {
  /** One for every connected account, whether it was ever walked or not. */
  all(): SyncRun[];
  /** Answers with null where the account is not connected. */
  of(accountId: AccountId): SyncRun | null;
  begin(accountId: AccountId, now: number): void;
  /** A null cursor makes the next walk begin anew. */
  keepCursor(accountId: AccountId, cursor: string | null, unreadSoFar?: number): void;
  /** One that was not whole may have met fewer unread entries than there are, never more. */
  finish(accountId: AccountId, now: number, whole: boolean, unread: number): void;
}

/** The `sync_runs` table; `accounts` tells which are connected. */
export function createSyncRunTable(
  database: Database,
  accounts: () => readonly AccountId[],
): SyncRunTable {
  const find = prepare(
    database,
    `SELECT cursor, started_at AS startedAt, finished_at AS finishedAt, walked_at AS walkedAt,
      unread, unread_so_far AS unreadSoFar FROM sync_runs WHERE account_id = :accountId`,
  );
  const begin = prepare(
    database,
    `INSERT INTO sync_runs (account_id, started_at) VALUES (:accountId, :now)
      ON CONFLICT (account_id) DO UPDATE SET cursor = NULL, started_at = :now, unread_so_far = 0`,
  );
  const keep = prepare(
    database,
    `UPDATE sync_runs SET cursor = :cursor, unread_so_far = :unreadSoFar
      WHERE account_id = :accountId`,
  );
  const finish = prepare(
    database,
    `UPDATE sync_runs SET cursor = NULL, finished_at = :now,
      walked_at = iif(:whole, :now, walked_at), unread = iif(:whole, :unread, max(unread, :unread))
      WHERE account_id = :accountId`,
  );
  const runOf = (accountId: AccountId): SyncRun => {
    const found = columns.optional().parse(find.get({ accountId }));
    return {
      accountId,
      cursor: found?.cursor ?? null,
      startedAt: found?.startedAt ?? null,
      finishedAt: found?.finishedAt ?? null,
      walkedAt: found?.walkedAt ?? null,
      unread: found?.unread ?? 0,
      unreadSoFar: found?.unreadSoFar ?? 0,
    };
  };
  return {
    all: () => accounts().map(runOf),
    of: (accountId) => (accounts().includes(accountId) ? runOf(accountId) : null),
    begin: (accountId, now) => void begin.run({ accountId, now }),
    keepCursor: (accountId, cursor, unreadSoFar = 0) =>
      void keep.run({ accountId, cursor, unreadSoFar }),
    finish: (accountId, now, whole, unread) =>
      void finish.run({ accountId, now, whole: whole ? 1 : 0, unread }),
  };
}
