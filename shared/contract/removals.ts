import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId, mediaId } from '../ids.ts';
import { mediaRow } from '../media.ts';
import { call, named, nothing, token } from './parts.ts';

/** As many items as a question names, and as many refusals as an answer. */
export const mostNamed = 12;
export const mostRefusals = 100;

export const refusals = z.array(z.object({ mediaId, failure }));
export type Refusals = z.infer<typeof refusals>;

/** What removing these would do, to be shown before it is confirmed by its token. */
export const removal = z.object({
  /** Good once, for ten minutes, and for exactly these items. */
  token: z.string(),
  /** Items that go. */
  count: z.number().int(),
  /** How many those are of each account, the most first. */
  accounts: z.array(z.object({ accountId, count: z.number().int() })),
  /** The first of those that were asked for. */
  named: z.array(mediaRow).max(mostNamed),
  /** Items that go although they were not asked for, being of the same message. */
  others: z.number().int(),
  /** The first of those. */
  othersNamed: z.array(mediaRow).max(mostNamed),
  /** Messages that go with them. */
  messages: z.number().int(),
  /** How many of those that were asked for are being removed already; they are not among the others here. */
  underway: z.number().int(),
  /** How many cannot be removed. */
  failed: z.number().int(),
  /** The first of those. */
  refusals: refusals.max(mostRefusals),
});
export type Removal = z.infer<typeof removal>;

/**
 * A removal under way or just over, over quits and kills of Satchel until it is dismissed. What was not
 * asked of the provider when it was stopped is kept.
 */
export const removalRun = z.object({
  id: z.string(),
  /** `stopping` still waits for answers to what was asked before. */
  state: z.enum(['running', 'stopping', 'over']),
  of: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  kept: z.number().int(),
  /** Whose items are still to be removed; an account that is disconnected ends its part. */
  accountIds: z.array(accountId),
  /** It was begun before Satchel was started, and goes on since. */
  resumed: z.boolean(),
  /** Why nothing is asked of the provider just now; null while something is. */
  waitsFor: failure.nullable(),
});
export type RemovalRun = z.infer<typeof removalRun>;

/** Removing at the providers: prepared, shown, confirmed by its token, run to its end, followed. */
export const removals = {
  prepare: call(named, removal),
  /** Answers when all of it is on disk; how it goes is told by `removalsChanged`. */
  start: call(z.strictObject({ token }), removalRun),
  stop: call(z.strictObject({ runId: token }), nothing),
  /** All that run, and those over that nobody has dismissed. */
  list: call(nothing, z.array(removalRun)),
  /** Item by item, the first that could not be removed and why. */
  refusals: call(z.strictObject({ runId: token }), refusals.max(mostRefusals)),
  /** One that is over has been seen. */
  dismiss: call(z.strictObject({ runId: token }), nothing),
} as const;
