import { z } from 'zod';

const minute = 60_000;
export const leastAheadMs = 5 * minute;
export const mostAheadMs = 30 * 24 * 60 * minute;

/** Minutes after the local midnight. */
export const minuteOfDay = z.number().int().min(0).max(1_439);

export const notificationSettings = z.strictObject({
  enabled: z.boolean(),
  /** So long before an item expires it is told. */
  aheadMs: z.number().int().min(leastAheadMs).max(mostAheadMs),
  /** All of a day in one notification at this time; null for as it comes. */
  digestAt: minuteOfDay.nullable(),
  /** Nothing is told from then until then, over midnight where the first is later; null for at no time. */
  quietFrom: minuteOfDay.nullable(),
  quietUntil: minuteOfDay.nullable(),
});
