import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId, mediaId } from '../ids.ts';
import { instant } from '../instant.ts';

/** As many refusals as an answer tells. */
export const mostRefusals = 100;

export const refusals = z.array(z.object({ mediaId, failure }));
export type Refusals = z.infer<typeof refusals>;

/** Items that were refused for one reason. */
export const refusalClass = z.object({
  /** Names the class within its run. */
  id: z.string().max(600),
  /** Of the first of them. */
  failure,
  items: z.number().int().nonnegative(),
  /** Asking once more may come to something else. */
  mayRetry: z.boolean(),
  /** The first of them. */
  first: z.array(mediaId),
});
export type RefusalClass = z.infer<typeof refusalClass>;

const count = z.number().int().nonnegative();

/**
 * All that a person set going at once, under way or just over, over quits and kills of Satchel until it is
 * dismissed. Counts are of items; what nobody was asked for when it was stopped is `kept`.
 */
export const run = z.object({
  id: z.string(),
  /** `pending`: nothing is asked of anybody before `startsAt`. `stopping` waits for answers to what was asked. */
  state: z.enum(['pending', 'running', 'paused', 'stopping', 'over']),
  begunAt: instant,
  /** When its grace ends; null for one that began at once. */
  startsAt: instant.nullable(),
  of: count,
  done: count,
  failed: count,
  kept: count,
  /** Whose items are still to be done; an account that is disconnected ends its part. */
  accountIds: z.array(accountId),
  /** It was begun before Satchel was started, and goes on since. */
  resumed: z.boolean(),
  /** Why nothing is asked for just now; null while something is. */
  waitsFor: failure.nullable(),
  /** Items a second over the last half minute, and ms until it is over at that; null while nobody can tell. */
  perSecond: z.number().nonnegative().nullable(),
  leftMs: z.number().nonnegative().nullable(),
});
export type Run = z.infer<typeof run>;
