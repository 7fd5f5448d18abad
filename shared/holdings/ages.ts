import { z } from 'zod';
import type { MediaFilter } from '../query/mediaFilter.ts';

const day = 24 * 60 * 60_000;

/** How long ago items were stored, in bands that touch and do not overlap; `undated` where nobody knows. */
export const ageBand = z.enum(['day', 'week', 'month', 'quarter', 'year', 'older', 'undated']);
export type AgeBand = z.infer<typeof ageBand>;

/** How old something of a band is at most, in ms; the youngest first. */
const limits = [
  ['day', day],
  ['week', 7 * day],
  ['month', 30 * day],
  ['quarter', 91 * day],
  ['year', 365 * day],
] as const;

/** The band of what was stored at `storedAt` (NaN where that is not known), as it is at `now`; both are epoch ms. */
export function ageAt(storedAt: number, now: number): AgeBand {
  if (Number.isNaN(storedAt)) return 'undated';
  return limits.find(([, ms]) => storedAt >= now - ms)?.[0] ?? 'older';
}

/** What finds all of a band, and nothing else; null where no filter does. */
export function filterOfAge(age: AgeBand): MediaFilter | null {
  if (age === 'undated') return null;
  const at = limits.findIndex(([each]) => each === age);
  const within = limits[at]?.[1];
  const over = at === -1 ? limits.at(-1)?.[1] : limits[at - 1]?.[1];
  return {
    ...(within !== undefined && { storedWithinMs: within }),
    ...(over !== undefined && { storedOverMs: over }),
  };
}
