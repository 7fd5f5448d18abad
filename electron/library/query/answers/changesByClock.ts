import { nextDayChange, nextSpanChange } from '../../../../shared/query/endSpans.ts';
import type { MediaFilter, MediaSort } from '../../../../shared/query/mediaFilter.ts';
import { heldState, type MediaColumns } from '../columns/mediaColumns.ts';

/**
 * The next instant after `now`, epoch ms, at which the clock alone may change what a filter finds; null where it never
 * does. Other filters are left aside, so it may come too early, but never too late.
 */
export function nextChangeOf(
  columns: MediaColumns,
  { endsWithinMs, storedWithinMs, storedOverMs }: MediaFilter,
  now: number,
): number | null {
  let next = Number.POSITIVE_INFINITY;
  const mayBe = (at: number) => {
    // What is not known (NaN) is after nothing.
    if (at > now && at < next) next = at;
  };
  if (endsWithinMs !== undefined) {
    const ends = columns.numbers('end');
    for (let at = 0; at < columns.count; at += 1) {
      if (columns.state[at] !== heldState) continue;
      const end = ends[at] ?? Number.NaN;
      // It enters so long before its end, and leaves at it.
      mayBe(end - endsWithinMs);
      mayBe(end);
    }
  }
  for (const length of [storedWithinMs, storedOverMs]) {
    if (length === undefined) continue;
    const stored = columns.numbers('stored');
    for (let at = 0; at < columns.count; at += 1) mayBe((stored[at] ?? Number.NaN) + length + 1);
  }
  return next === Number.POSITIVE_INFINITY ? null : next;
}

/** The same for the days under which a list stands that is in the order of ends. */
export function nextHeadingOf(
  columns: MediaColumns,
  ids: Float64Array,
  now: number,
): number | null {
  const ends = columns.numbers('end');
  let next = Number.POSITIVE_INFINITY;
  let ahead = false;
  for (const id of ids) {
    const end = ends[columns.positionOf(id)] ?? Number.NaN;
    if (!(end > now)) continue;
    ahead = true;
    next = Math.min(next, nextSpanChange(end, now) ?? next);
  }
  return ahead ? Math.min(next, nextDayChange(now)) : null;
}

/** The earlier of two instants, either of which may be none. */
export const earlier = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other);

/** Whether the days of a list in this order are known: those of the one instant or the other. */
export const datedBy = ({ by }: MediaSort): 'stored' | 'end' | null =>
  by === 'stored' || by === 'end' ? by : null;
