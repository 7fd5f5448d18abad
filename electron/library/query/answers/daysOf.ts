import type { ListedDay } from '../../../../shared/contract/library.ts';
import { printDay } from '../../../../shared/query/dates.ts';
import { endSpans } from '../../../../shared/query/endSpans.ts';

/** What an instant is listed under, and whether another one is too. */
interface Heading {
  readonly words: Pick<ListedDay, 'day' | 'span'>;
  readonly isIn: (at: number | null) => boolean;
}

/**
 * The days in the time zone of this computer on which the items of a list were stored. The list is in the order
 * of time: of each day only a few items are looked at, and the calendar once, so that a million items on a
 * thousand days take a few ms.
 */
export function daysOf(ids: Float64Array, storedAt: (id: number) => number | null): ListedDay[] {
  return stretches(ids, storedAt, dayOf);
}

/** The same of a list in the order of ends, of which those that are near at `now` stand together by how near. */
export function endsOf(
  ids: Float64Array,
  endAt: (id: number) => number | null,
  now: number,
): ListedDay[] {
  const spans = endSpans(now);
  return stretches(ids, endAt, (first) => {
    const near =
      first === null
        ? undefined
        : spans.find(({ from, before }) => first >= from && first < before);
    if (first === null) return { words: { day: null, span: 'none' }, isIn: (at) => at === null };
    if (near === undefined) return dayOf(first);
    return {
      words: { day: printDay(first), span: near.span },
      isIn: (at) => at !== null && at >= near.from && at < near.before,
    };
  });
}

function stretches(
  ids: Float64Array,
  instantOf: (id: number) => number | null,
  headingOf: (first: number | null) => Heading,
): ListedDay[] {
  const timeAt = (index: number) => instantOf(ids[index] ?? 0);
  const days: ListedDay[] = [];
  for (let start = 0; start < ids.length; ) {
    const { words, isIn } = headingOf(timeAt(start));
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
    const same = before?.day === words.day && before?.span === words.span;
    if (before !== undefined && same) before.count += beyond - start;
    else days.push({ ...words, start, count: beyond - start });
    start = beyond;
  }
  return days;
}

function dayOf(first: number | null): Heading {
  if (first === null) return { words: { day: null }, isIn: (at) => at === null };
  return { words: { day: printDay(first) }, isIn: withinDay(first) };
}

/** Whether an instant is on the same day as this one: from its midnight to the next, however many hours that is. */
function withinDay(instant: number): (at: number | null) => boolean {
  const midnight = new Date(instant).setHours(0, 0, 0, 0);
  const next = new Date(midnight);
  next.setDate(next.getDate() + 1);
  const end = next.setHours(0, 0, 0, 0);
  return (at) => at !== null && at >= midnight && at < end;
}
