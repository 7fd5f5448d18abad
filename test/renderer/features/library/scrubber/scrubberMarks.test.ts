import { describe, expect, it } from 'vitest';
import { createEvenLayout } from '../../../../../renderer/features/library/layout/evenLayout.ts';
import { groupsOf } from '../../../../../renderer/features/library/layout/groups.ts';
import {
  dayAt,
  marksOf,
  stepFrom,
} from '../../../../../renderer/features/library/scrubber/scrubberMarks.ts';
import type { ListedDay } from '../../../../../shared/contract/library.ts';

/** Three years of days, newest first, with twenty items each. */
const days: ListedDay[] = Array.from({ length: 3 * 365 }, (_, at) => ({
  day: new Date(Date.UTC(2026, 10, 29) - at * 86_400_000).toISOString().slice(0, 10),
  start: at * 20,
  count: 20,
}));
const total = days.length * 20;
const measures = {
  width: 1_000,
  cardSize: 200,
  columns: 4,
  gap: 8,
  wordsHeight: 36,
  headingHeight: 34,
};
const layout = createEvenLayout(total, groupsOf(days, 4), measures);

describe('the dates beside a list', () => {
  it('name each year once, and stand apart and in the order of the list', () => {
    const marks = marksOf(days, layout, 700);
    expect(marks.flatMap(({ year }) => (year === '' ? [] : [year]))).toEqual([
      '2026',
      '2025',
      '2024',
      '2023',
    ]);
    const places = marks.map(({ share }) => share * 700);
    places.slice(1).forEach((place, at) => {
      expect(place - (places[at] ?? 0)).toBeGreaterThanOrEqual(7);
    });
  });

  it('leave out what there is no room for', () => {
    expect(marksOf(days, layout, 60).length).toBeLessThan(10);
  });

  it('tell the day at any offset', () => {
    expect(dayAt(days, layout, 0)).toBe(days[0]?.day);
    expect(dayAt(days, layout, layout.height)).toBe(days.at(-1)?.day);
  });

  it('lead by keys to days and months, and not beyond the ends', () => {
    expect(stepFrom(days, 0, 1, 'day')).toBe(20);
    expect(stepFrom(days, 25, -1, 'day')).toBe(20);
    expect(stepFrom(days, 20, -1, 'day')).toBe(0);
    expect(stepFrom(days, 0, 1, 'month')).toBe(29 * 20);
    expect(stepFrom(days, 29 * 20, -1, 'month')).toBe(0);
    expect(stepFrom(days, total - 1, 1, 'month')).toBe(days.at(-1)?.start);
  });
});

describe('headings', () => {
  it('are of days where a day has a row of items, and of months where it has not', () => {
    expect(groupsOf(days, 4)).toHaveLength(days.length);
    const months = groupsOf(days, 30);
    expect(months.every(({ unit }) => unit === 'month')).toBe(true);
    expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(months[0]).toMatchObject({ start: 0, count: 29 * 20 });
  });

  it('are of the days that have names in any case', () => {
    const named = days.slice(0, 2).flatMap(({ day }) => day ?? []);
    const groups = groupsOf(days, 30, named);
    expect(groups.slice(0, 3)).toMatchObject([
      { unit: 'day', day: named[0], start: 0, count: 20 },
      { unit: 'day', day: named[1], start: 20, count: 20 },
      { unit: 'month', start: 40, count: 27 * 20 },
    ]);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });
});
