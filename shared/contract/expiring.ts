import { z } from 'zod';
import { instant } from '../instant.ts';
import { mediaFilter } from '../query/mediaFilter.ts';
import { call, named, nothing } from './parts/parts.ts';

/** What time it is by the providers: so many ms ahead of this computer's clock, 0 where that is right, null while none told. */
export const providerTime = z.object({ aheadMs: z.number().nullable() });
export type ProviderTime = z.infer<typeof providerTime>;

const count = z.number().int().nonnegative();

/** What expired before anybody was told that it would, because Satchel did not run, and nobody has dismissed yet. */
export const lostItems = z.object({
  count: count.min(1),
  /** Of these an archive has a copy. */
  archived: count,
  /** The first and the last of the ends. */
  firstAt: instant,
  lastAt: instant,
});
export type LostItems = z.infer<typeof lostItems>;

/** Items by name, or all that a filter finds; the title names the calendar. */
export const calendarOf = z.union([
  z.strictObject({ items: named }),
  z.strictObject({ filter: mediaFilter, title: z.string().min(1).max(255) }),
]);
export type CalendarOf = z.infer<typeof calendarOf>;

/** Ends in time: the providers' clock, what expired unnoticed, and calendars of what will expire. */
export const expiring = {
  time: call(nothing, providerTime),
  lost: call(nothing, lostItems.nullable()),
  dismissLost: call(nothing, nothing),
  /** Whether a notification was clicked since this was last asked: the window then shows what expires. */
  takeOpened: call(nothing, z.boolean()),
  /** Asks where, and answers when the file is there whole; null when nothing was chosen, `none` where nothing of it expires. */
  saveCalendar: call(
    z.strictObject({ of: calendarOf }),
    z.union([
      z.object({ name: z.string(), events: count, items: count }),
      z.literal('none'),
      z.null(),
    ]),
  ),
} as const;
