import { z } from 'zod';
import { type AccountId, accountId, mediaId, mediaRef } from '../../../shared/ids.ts';
import type { Database } from '../../database/database.ts';
import { prepare } from '../../database/prepare.ts';
import { mediaSql } from '../query/mediaSql.ts';

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
  nextAt(but: Waiting, now: number): number | null;
  /** Items that a walk begun at `since` has not met, stored since `storedAfter` where that is given. */
  unseen(
    accountId: AccountId,
    since: number,
    limit: number,
    storedAfter?: number | null,
  ): Doubtful[];
}

export function createDueTable(database: Database): DueTable {
  const due = prepare(database, mediaSql.due);
  const next = prepare(database, mediaSql.nextDue);
  const unseen = prepare(database, mediaSql.unseen);
  const parse = (rows: unknown) => z.array(doubtful).parse(rows);
  const named = (but: Waiting) => ({
    accounts: JSON.stringify(but.accounts),
    ids: JSON.stringify(but.ids),
  });
  return {
    due: (now, limit, but) => parse(due.all({ ...named(but), now, limit })),
    nextAt: (but, now) =>
      z.object({ at: z.number().nullable() }).parse(next.get({ ...named(but), now })).at,
    unseen: (id, since, limit, storedAfter = null) =>
      parse(unseen.all({ accountId: id, since, limit, storedAfter })),
  };
}
