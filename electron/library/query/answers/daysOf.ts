import type { ListedDay } from '../../../../shared/contract/library.ts';
import { printDay } from '../../../../shared/query/dates.ts';

/**
 * The days in the time zone of this computer on which the items of a list were stored. The list is in the order
 * of time: of each day only a few items are looked at, so that a million items on a thousand days take a
 * few ms.
 */
export function daysOf(ids: Float64Array, storedAt: (id: number) => number | null): ListedDay[] {
  const dayAt = (index: number) => dayOf(storedAt(ids[index] ?? 0));
  const days: ListedDay[] = [];
  for (let start = 0; start < ids.length; ) {
    const day = dayAt(start);
    let step = 1;
    while (start + step < ids.length && dayAt(start + step) === day) step *= 2;
    let last = start + Math.floor(step / 2);
    let beyond = Math.min(start + step, ids.length);
    while (beyond - last > 1) {
      const middle = (last + beyond) >>> 1;
      if (dayAt(middle) === day) last = middle;
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

const dayOf = (at: number | null) => (at === null ? null : printDay(at));
