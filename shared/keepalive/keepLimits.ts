import { z } from 'zod';
import { instant } from '../instant.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** How long before an item ends it is renewed, as a person may choose. */
export const aheadChoices = [15 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs] as const;

/** As much as the settings allow at most, each keep may be allowed too. */
export const mostADayAtAll = 10_000;
export const mostItemsAtAll = 10_000;

/** What a person allows: nothing is renewed beyond. */
export const keepLimits = z.strictObject({
  /** Nothing is renewed at this instant or later. */
  untilAt: instant,
  /** Uploads within any 24 hours. */
  mostADay: z.number().int().min(1).max(mostADayAtAll),
  /** How many items of a view are kept alive at once. */
  mostItems: z.number().int().min(1).max(mostItemsAtAll),
  /** How often one item is renewed at most; null for as often as it takes. */
  mostTimes: z.number().int().min(1).max(10_000).nullable(),
  /** So long before its end an item is renewed, in ms. */
  aheadMs: z
    .number()
    .int()
    .min(5 * minuteMs)
    .max(dayMs),
  /** What ended while Satchel did not run is renewed from its archive or its original file. */
  afterEnd: z.boolean(),
});
export type KeepLimits = z.infer<typeof keepLimits>;

/** Limits of everything that is kept alive together, from the settings. */
export interface KeepCeiling {
  readonly enabled: boolean;
  readonly mostUploadsADay: number;
  readonly mostDays: number;
  readonly mostItems: number;
}

export const usualCeiling: KeepCeiling = {
  enabled: true,
  mostUploadsADay: 200,
  mostDays: 90,
  mostItems: 500,
};

/** What is proposed to who keeps something alive, at `now`. */
export function proposedLimits(now: number, ceiling: KeepCeiling): KeepLimits {
  return {
    untilAt: now + Math.min(7, ceiling.mostDays) * dayMs,
    mostADay: Math.min(50, ceiling.mostUploadsADay),
    mostItems: Math.min(50, ceiling.mostItems),
    mostTimes: null,
    aheadMs: 30 * minuteMs,
    afterEnd: true,
  };
}

/** Until when something is kept alive, and whether the settings end that sooner than was agreed at `setAt`. */
export function keptUntil(
  { untilAt }: Pick<KeepLimits, 'untilAt'>,
  setAt: number,
  { mostDays }: Pick<KeepCeiling, 'mostDays'>,
): { readonly at: number; readonly cut: boolean } {
  const most = setAt + mostDays * dayMs;
  return { at: Math.min(untilAt, most), cut: most < untilAt };
}

/** The limits within what the settings allow. */
export function withinCeiling(limits: KeepLimits, now: number, ceiling: KeepCeiling): KeepLimits {
  return {
    ...limits,
    untilAt: Math.min(limits.untilAt, now + ceiling.mostDays * dayMs),
    mostADay: Math.min(limits.mostADay, ceiling.mostUploadsADay),
    mostItems: Math.min(limits.mostItems, ceiling.mostItems),
  };
}
