import { z } from 'zod';
import { copyBy, copyKind } from '../copies/copyKind.ts';
import { failure } from '../failure.ts';
import { accountId } from '../ids.ts';
import { instant } from '../instant.ts';
import { mediaRow } from '../media.ts';
import { remedy } from '../remedy.ts';
import { copied, copyOptions } from './library.ts';
import { call, named, nothing, token } from './parts/parts.ts';
import { mostRefusals, refusalClass, refusals, run } from './runs.ts';

const count = z.number().int().nonnegative();
const bytes = z.number().nonnegative();

/** To which account items are uploaded again: to that, or each to its own. */
export const copyTo = z.union([accountId, z.literal('same')]);
export type CopyTo = z.infer<typeof copyTo>;

/** What would make items fit that do not, by what is known of them before their bytes are here. */
export const copyRemedy = z.object({
  remedy,
  /** Of how many of the items that go only if it is chosen, and the first refusal among them. */
  items: count,
  failure,
});
export type CopyRemedy = z.infer<typeof copyRemedy>;

/** What uploading these again would do, to be shown before it is confirmed by its token. */
export const copyPlan = z.object({
  /** Good once, for ten minutes, and for exactly these items. */
  token,
  kind: copyKind,
  /** Null where each goes to its own account. */
  to: accountId.nullable(),
  /** Items that go. */
  count,
  /** Of those: as far as sizes are known, and how many are not. */
  bytes,
  unknownSizes: count,
  /** On the disk that they pass through, one after the other; null where it does not tell. */
  freeBytes: bytes.nullable(),
  /** Whose they are, the most first. */
  accounts: z.array(z.object({ accountId, count })),
  /** The first of them. */
  named: z.array(mediaRow).max(12),
  /** Items that another run has in hand. */
  underway: count,
  /** Items that their account holds already: they stay out, of a move unless they are asked for. */
  there: count,
  /** As many of those can go once more. */
  again: count,
  /** Items that cannot go, by reason, the most first. */
  refused: z.array(refusalClass),
  /** What would let some of the refused go after all. */
  remedies: z.array(copyRemedy),
  /** The same items, each once: how many of them any of these lets go, by their positions among `remedies`. */
  helped: z.array(z.object({ by: z.array(count), items: count })),
});
export type CopyPlan = z.infer<typeof copyPlan>;

/** A run of them, as runs are. */
export const copyRun = run.extend({
  kind: copyKind,
  to: accountId.nullable(),
  by: copyBy,
  /** Of one item alone, what it is called. */
  name: z.string().nullable(),
});
export type CopyRun = z.infer<typeof copyRun>;

/** One step in what became of an item: `from` was uploaded again, and is `became` since. */
export const lineageStep = z.object({
  kind: copyKind,
  by: copyBy,
  at: instant,
  from: mediaRow,
  became: mediaRow,
});
export type LineageStep = z.infer<typeof lineageStep>;

const ofRun = z.strictObject({ runId: token });

/** Items uploaded again: planned, shown, confirmed by a token, run to the end, followed. */
export const copies = {
  plan: call(z.strictObject({ items: named, to: copyTo }), copyPlan),
  /**
   * Answers when all of it is on disk; how it goes is told by `copyRunsChanged`. `remedies`: of those that were
   * offered, what is to be made of items that do not fit as they are. `again`: with those that are there already.
   */
  begin: call(
    z.strictObject({
      token,
      remedies: z.array(remedy).max(20).optional(),
      again: z.boolean().optional(),
    }),
    copyRun,
  ),
  /** All that run, and those over that nobody has dismissed. */
  runs: call(nothing, z.array(copyRun)),
  pause: call(ofRun, nothing),
  resume: call(ofRun, nothing),
  /** What was not handed to the provider yet stays as it is; what was uploaded stays too. */
  stop: call(ofRun, nothing),
  dismiss: call(ofRun, nothing),
  /** Item by item, the first that could not be uploaded again and why. */
  refusals: call(ofRun, refusals.max(mostRefusals)),
  /** All of those, by reason, the most items first. */
  refused: call(ofRun, z.array(refusalClass)),
  /**
   * Once more what could not be and may be now, as a run of its own; the first is dismissed. Of what the account did
   * not take those go for which one of `remedies` helps. Throws not-found where nothing is left of it.
   */
  retry: call(
    z.strictObject({ runId: token, remedies: z.array(remedy).max(20).optional() }),
    copyRun,
  ),
  /** Copies the links of all that a run made, in the order of its items. */
  copyLinks: call(ofRun.extend(copyOptions.shape), copied),
  /** What an item came from, and what it became, the oldest step first. */
  lineageOf: call(
    z.strictObject({ mediaId: mediaRow.shape.id }),
    z.object({ before: z.array(lineageStep), after: z.array(lineageStep) }),
  ),
} as const;
