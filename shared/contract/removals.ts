import { z } from 'zod';
import { accountId } from '../ids.ts';
import { mediaRow } from '../media.ts';
import { call, named, nothing, token } from './parts/parts.ts';
import { mostRefusals, refusalClass, refusals, run } from './runs.ts';

/** As many items as a question names. */
export const mostNamed = 12;

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

/** Removing at the providers: prepared, shown, confirmed by its token, run to its end, followed. */
export const removals = {
  prepare: call(named, removal),
  /** Answers when all of it is on disk; how it goes is told by `removalsChanged`. */
  start: call(z.strictObject({ token }), run),
  stop: call(z.strictObject({ runId: token }), nothing),
  /** Nothing more is asked until it is resumed, over quits too. */
  pause: call(z.strictObject({ runId: token }), nothing),
  resume: call(z.strictObject({ runId: token }), nothing),
  /** All that run, and those over that nobody has dismissed. */
  list: call(nothing, z.array(run)),
  /** Ends its grace: nobody wants to undo it any more. */
  startNow: call(z.strictObject({ runId: token }), nothing),
  /** What could not be removed, by reason, the most items first. */
  refused: call(z.strictObject({ runId: token }), z.array(refusalClass)),
  /**
   * Begins a run, with its grace, of exactly the items that were refused for these reasons and may be tried
   * again; throws not-found where none is left of them.
   */
  again: call(
    z.strictObject({ runId: token, classes: z.array(z.string().max(600)).min(1).max(100) }),
    run,
  ),
  /** Item by item, the first that could not be removed and why. */
  refusals: call(z.strictObject({ runId: token }), refusals.max(mostRefusals)),
  /** One that is over has been seen. */
  dismiss: call(z.strictObject({ runId: token }), nothing),
} as const;
