import type { ListedDay } from '../../../../shared/contract/library.ts';
import { printDay } from '../../../../shared/query/dates.ts';

/**
 * The days in the time zone of this computer on which the items of a list were stored. The list is in the order
 * of time: of each day only a few items are looked at, and the calendar once, so that a million items on a
 * thousand days take a few ms.
 */
export function daysOf(ids: Float64Array, storedAt: (id: number) => number | null): ListedDay[] {
  const timeAt = (index: number) => storedAt(ids[index] ?? 0);
  const days: ListedDay[] = [];
  for (let start = 0; start < ids.length; ) {
    const first = timeAt(start);
    const day = first === null ? null : printDay(first);
    const isIn = first === null ? (at: number | null) => at === null : withinDay(first);
    let step = 1;
    while (start + step < ids.length && isIn(timeAt(start + step))) step *= 2;
    let last = start + Math.floor(step / 2);
    let beyond = Math.min(start + step, ids.length);
    while (beyond - last > 1) {
      const middle = (last + beyond) >>> 1;
      if (isIn(timeAt(middle))) last = middle;
      else beyond = middle;
    }
    const before = days.at(-1);
    // Something moved since the list was made: no day is listed twice in a row.
    if (before?.day === day && before !== undefined) before.count += beyond - start;
    else days.push({ day, start, count: beyond - start });
    start = beyond;
  }
  return days;
}

/** Whether an instant is on the same day as this one: from its midnight to the next, however many hours that is. */
function withinDay(instant: number): (at: number | null) => boolean {
  const midnight = new Date(instant).setHours(0, 0, 0, 0);
  const next = new Date(midnight);
  next.setDate(next.getDate() + 1);
  const end = next.setHours(0, 0, 0, 0);
  return (at) => at !== null && at >= midnight && at < end;
}
