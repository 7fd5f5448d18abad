import type { ListedDay } from '../../../../shared/contract/library.ts';
import type { EndSpan } from '../../../../shared/query/endSpans.ts';
import type { DatedBy } from '../../../stores/library/daysStore.ts';
import type { Said } from '../../../text/cardTime.ts';

/** Items that stand together under a heading: those of a day, or of a month. */
export interface Group {
  readonly unit: 'day' | 'month';
  /** Its first day as `YYYY-MM-DD`; null for what has no date. */
  readonly day: string | null;
  /** What ends near to now, by how near: it keeps a heading of its own however few items it has. */
  readonly span?: EndSpan | undefined;
  readonly start: number;
  readonly count: number;
}

/**
 * What the headings already say of when items were added: those of ends say nothing of it, nor do none.
 */
export function addedBy(groups: readonly Group[] | null, dated: DatedBy | null): Said {
  if (groups === null || dated !== 'stored') return 'nothing';
  return groups.some(({ unit }) => unit === 'month') ? 'month' : 'day';
}

const monthOf = (day: string | null) => day?.slice(0, 7) ?? null;

/**
 * The days of a list under headings of their own; its months where a day has less than about a row of items, since
 * headings would take more room than pictures then. The days that are named keep theirs in any case, and so does what ends
 * near to now.
 */
export function groupsOf(
  days: readonly ListedDay[],
  columns: number,
  named: readonly string[] = [],
): readonly Group[] {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total >= days.length * columns) return days.map((day) => ({ unit: 'day', ...day }));
  const groups: Group[] = [];
  for (const { day, span, start, count } of days) {
    const last = groups.at(-1);
    if (span !== undefined || (day !== null && named.includes(day))) {
      groups.push({ unit: 'day', day, span, start, count });
    } else if (last?.unit === 'month' && monthOf(last.day) === monthOf(day)) {
      groups[groups.length - 1] = { ...last, count: last.count + count };
    } else groups.push({ unit: 'month', day, start, count });
  }
  return groups;
}

/** The position of the last group that begins at an item or before it. */
export function groupAt(groups: readonly { readonly start: number }[], index: number): number {
  let low = 0;
  let high = groups.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((groups[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
