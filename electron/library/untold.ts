import { z } from 'zod';
import { accountId, type MediaId, mediaId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { mediaSql } from './query/mediaSql.ts';

/** Items whose end nobody was told of. */
export interface UntoldItems {
  readonly count: number;
  /** Of these an archive has a copy. */
  readonly archived: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

const next = z.object({ at: instant.nullable() });
const counted = z.object({
  count: z.number(),
  archived: z.number(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
});
const missed = z.object({
  id: mediaId,
  accountId,
  storedAt: instant.nullable().catch(null),
  usedAt: instant.nullable().catch(null),
  seenAt: instant.catch(0),
  goneAt: instant,
  archived: z.number(),
});
export type Missed = z.infer<typeof missed>;

/** Up to which items that are gone were looked through, in the order in which they went. */
export interface GoneUpTo {
  readonly goneAt: number;
  readonly id: number;
}

/** Which ends nobody was told of. `kept` are those that keep-alive renews: it tells of them itself. */
export interface Untold {
  /** The earliest after `now`; null for none. */
  next(now: number, kept: readonly MediaId[]): number | null;
  /** Those up to an instant, together; null for none. Nothing is written. */
  count(now: number, upTo: number, kept: readonly MediaId[]): UntoldItems | null;
  /** From now on a person was told of them. */
  tell(now: number, upTo: number, kept: readonly MediaId[]): void;
  /** What went since, whether it expired or was deleted. */
  missed(since: GoneUpTo, limit: number): Missed[];
}

export function createUntold(database: Database): Untold {
  const nextUntold = prepare(database, mediaSql.nextUntold);
  const countUntold = prepare(database, mediaSql.countUntold);
  const tellUntold = prepare(database, mediaSql.tellUntold);
  const missedSince = prepare(database, mediaSql.missed);
  return {
    next: (now, kept) => next.parse(nextUntold.get({ now, kept: JSON.stringify(kept) })).at,
    count(now, upTo, kept) {
      const found = counted.parse(countUntold.get({ now, upTo, kept: JSON.stringify(kept) }));
      const { count, archived, firstAt, lastAt } = found;
      return firstAt === null || lastAt === null ? null : { count, archived, firstAt, lastAt };
    },
    tell: (now, upTo, kept) => void tellUntold.run({ now, upTo, kept: JSON.stringify(kept) }),
    missed: ({ goneAt, id }, limit) =>
      z.array(missed).parse(missedSince.all({ goneAt, id, limit })),
  };
}
