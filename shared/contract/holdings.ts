import { z } from 'zod';
import { failure } from '../failure.ts';
import { ageBand } from '../holdings/ages.ts';
import { accountId } from '../ids.ts';
import { instant } from '../instant.ts';
import { direction, mediaKind } from '../media.ts';
import { mediaFilter } from '../query/mediaFilter.ts';
import { call, nothing, token } from './parts/parts.ts';

const count = z.number().int().nonnegative();

const amounts = {
  count,
  /** Of those whose size is known. */
  bytes: z.number().nonnegative(),
  /** How many sizes are known. */
  sized: count,
};
const amount = z.object(amounts);
export type Amount = z.infer<typeof amount>;

/** So many of those who sent or received the most are named. */
export const mostPeople = 10;

/** What some items are together, by what they have in common; parts without an item are left out. */
export const holdings = z.object({
  total: amount,
  /** The most bytes first, then the most items. */
  kinds: z.array(z.object({ kind: mediaKind, ...amounts })),
  /** The youngest first. */
  ages: z.array(z.object({ age: ageBand, ...amounts })),
  /** Null for items of no message. */
  directions: z.array(z.object({ direction: direction.nullable(), ...amounts })),
  /**
   * The numbers, or other addresses, that sent or received the most, the largest first: an item counts for both
   * its sender and its recipient. `value` is a name where no address is known.
   */
  people: z.array(z.object({ value: z.string(), name: z.string().nullable(), ...amounts })),
  /** How many there are of them in all. */
  peopleCount: count,
});
export type Holdings = z.infer<typeof holdings>;

/** What asking for sizes came to. */
export const learntSizes = z.object({
  learnt: count,
  /** Asked for, and not told. */
  untold: count,
  /** Accounts that were left, and why: a rate limit, no connection, a rejected token. */
  failures: z.array(z.object({ accountId, failure })),
});
export type LearntSizes = z.infer<typeof learntSizes>;

export const holdingsCalls = {
  /** Counted now, of everything that a filter finds. */
  of: call(z.strictObject({ filter: mediaFilter }), holdings.extend({ at: instant })),
  /**
   * Asks the providers for the sizes that no list told, the newest item first and few at once; answers when that is
   * over or was stopped by its key. What is learnt is told by `libraryChanged`.
   */
  learnSizes: call(z.strictObject({ filter: mediaFilter, key: token }), learntSizes),
  stopLearning: call(z.strictObject({ key: token }), nothing),
} as const;
