import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId } from '../ids.ts';
import { instant } from '../instant.ts';
import { mediaRow } from '../media.ts';
import { mediaFilter } from '../query/mediaFilter.ts';
import { call, named, nothing, token } from './parts/parts.ts';
import { run } from './runs.ts';

const count = z.number().int().nonnegative();

/** What is done with the items that a rule finds. */
export const cleanupAct = z.strictObject({
  /** `messages`: those that carry the items, with text and all media. Where an item cannot go alone it is that anyway. */
  takes: z.enum(['media', 'messages']),
  /** The archive in which each item is to be safe before it is deleted; null for none. */
  archiveId: token.nullable(),
});
export type CleanupAct = z.infer<typeof cleanupAct>;

export const scheduleEvery = z.enum(['day', 'week', 'month']);
export type ScheduleEvery = z.infer<typeof scheduleEvery>;

export const ruleTitle = z.string().trim().min(1).max(60);

/** What a rule is, as a person keeps it. */
export const ruleDraft = z
  .strictObject({
    id: token,
    title: ruleTitle,
    filter: mediaFilter,
    act: cleanupAct,
    /** By itself so often, while Satchel runs; null for by hand alone. */
    every: scheduleEvery.nullable(),
  })
  // What nobody looks at when it happens is never deleted without a copy.
  .refine(({ every, act }) => every === null || act.archiveId !== null, { error: 'archive-first' });
export type RuleDraft = z.infer<typeof ruleDraft>;

/** What it will delete by itself, as was said a day ahead: these items and no others. */
export const cleanupDue = z.object({
  at: instant,
  items: count,
  messages: count,
  bytes: z.number(),
});
export type CleanupDue = z.infer<typeof cleanupDue>;

export const cleanupRule = z.object({
  id: token,
  title: ruleTitle,
  filter: mediaFilter,
  act: cleanupAct,
  every: scheduleEvery.nullable(),
  /** When it was last begun, and what came of it; `done` is null while it runs. */
  last: z
    .object({ at: instant, of: count, done: count.nullable(), failed: count, kept: count })
    .nullable(),
  due: cleanupDue.nullable(),
  /** When it is looked at next what it would delete; null for by hand alone. */
  nextLookAt: instant.nullable(),
  /** It is due, and does nothing: this computer's clock is not that of any provider. */
  waitsForClock: z.boolean(),
});
export type CleanupRule = z.infer<typeof cleanupRule>;

export const mostRules = 50;
/** More items than this are confirmed by typing how many they are. */
export const mostUntyped = 100;
/** As many items as a preview shows, and of each reason. */
export const mostSampled = 24;

const amounts = {
  items: count,
  /** Of those whose size is known. */
  bytes: z.number().nonnegative(),
  /** How many sizes are not known. */
  unsized: count,
};

/** What a clean-up would do, exactly; to be shown before it is confirmed by its token. */
export const cleanupPlan = z.object({
  /** Good once, for half an hour, and for exactly these items. */
  token: z.string(),
  /** As of when. */
  at: instant,
  ...amounts,
  /** Messages that go, with their text. */
  messages: count,
  /** How many of the items go although the filter did not name them, being of the same message. */
  others: count,
  othersNamed: z.array(mediaRow).max(mostSampled),
  /** How many are in an archive by now. */
  archived: count,
  accounts: z.array(z.object({ accountId, messages: count, ...amounts })),
  /** By the month in which they were stored, `YYYY-MM` in the time zone of this computer, the latest first; null for no date. */
  months: z.array(z.object({ accountId, month: z.string().nullable(), ...amounts })),
  /** How many another removal has in hand. */
  underway: count,
  /** What cannot be deleted, by reason. */
  refused: z.array(z.object({ failure, items: count, first: z.array(mediaRow).max(mostSampled) })),
  sample: z.array(mediaRow).max(mostSampled),
});
export type CleanupPlan = z.infer<typeof cleanupPlan>;

export const cleanup = {
  /** What cleaning up by a filter, or of what was chosen, would do now. Nothing is done. */
  preview: call(
    z.strictObject({
      of: z.union([z.strictObject({ filter: mediaFilter }), named]),
      act: cleanupAct,
    }),
    cleanupPlan,
  ),
  /** `typed`: what a person typed for how many items go; needed for more than `mostUntyped`. */
  start: call(
    z.strictObject({ token, typed: z.number().int().nullable(), ruleId: token.nullable() }),
    run,
  ),
  /** Nobody wants this plan any more. */
  forget: call(z.strictObject({ token }), nothing),
  rules: call(nothing, z.array(cleanupRule)),
  /** Adds a rule, or puts it in the place of the one of that id. */
  keep: call(ruleDraft, nothing),
  remove: call(z.strictObject({ ruleId: token }), nothing),
  /** What it said that it would delete stays; it is looked at again when its next time comes. */
  callOff: call(z.strictObject({ ruleId: token }), nothing),
} as const;
