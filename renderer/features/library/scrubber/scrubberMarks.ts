import type { ListedDay } from '../../../../shared/contract/library.ts';
import { groupAt } from '../layout/groups.ts';
import { clamp, type Layout } from '../layout/layout.ts';

/** A month or a year beside the list. */
export interface Mark {
  readonly key: string;
  /** From the top, as a share of the whole. */
  readonly share: number;
  /** A year, or nothing for a month, which is a dot. */
  readonly year: string;
}

/** So many pixels have to be between two years, or between two months. */
const yearsApart = 18;
const monthsApart = 7;

/** Where the years and months of a list stand beside it, as many as there is room for. */
export function marksOf(days: readonly ListedDay[], layout: Layout, pixels: number): Mark[] {
  const marks: Mark[] = [];
  let month = '';
  let year = '';
  let lastAny = Number.NEGATIVE_INFINITY;
  let lastYear = Number.NEGATIVE_INFINITY;
  for (const { day, start } of days) {
    if (day === null || day.slice(0, 7) === month) continue;
    month = day.slice(0, 7);
    const share = shareOf(layout, start);
    const at = share * pixels;
    const begins = day.slice(0, 4) !== year && at - lastYear >= yearsApart;
    if (begins) {
      year = day.slice(0, 4);
      while (
        (marks.at(-1)?.share ?? 0) * pixels > at - yearsApart / 2 &&
        marks.at(-1)?.year === ''
      ) {
        marks.pop();
      }
      marks.push({ key: month, share, year });
      lastYear = at;
      lastAny = at + yearsApart / 2;
    } else if (at - lastAny >= monthsApart) {
      marks.push({ key: month, share, year: '' });
      lastAny = at;
    }
  }
  return marks;
}

function shareOf(layout: Layout, index: number): number {
  if (layout.height === 0) return 0;
  return layout.row(layout.rowOf(index)).top / layout.height;
}

/** The day of the item at an offset; null where it has none. */
export function dayAt(days: readonly ListedDay[], layout: Layout, offset: number): string | null {
  const index = layout.row(layout.rowNear(offset)).cells[0]?.index ?? 0;
  return days[groupAt(days, index)]?.day ?? null;
}

/** The item that begins the day or the month before or after the one that an item belongs to. */
export function stepFrom(
  days: readonly ListedDay[],
  index: number,
  by: 1 | -1,
  unit: 'day' | 'month',
): number {
  const at = groupAt(days, index);
  const own = days[at];
  if (own === undefined) return 0;
  // Up leads to the start of what one is in first.
  if (unit === 'day') {
    if (by < 0 && index > own.start) return own.start;
    return days[clamp(at + by, 0, days.length - 1)]?.start ?? own.start;
  }
  const monthOf = (position: number) => days[position]?.day?.slice(0, 7);
  let to = at;
  while (days[to + by] !== undefined && monthOf(to) === monthOf(at)) to += by;
  // Backwards to where that month begins.
  if (by < 0) while (days[to - 1] !== undefined && monthOf(to - 1) === monthOf(to)) to -= 1;
  return days[to]?.start ?? own.start;
}
