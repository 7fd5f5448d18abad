import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchDays } from '../../../../renderer/stores/library/daysStore.ts';

it('has days of an older list cover a newer one whole, each item once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 1_500 }),
      fc.boolean(),
      (counts, total, newestFirst) => {
        let start = 0;
        const days = counts.map((count, at) => {
          const day = { day: `2026-01-${at}`, start, count };
          start += count;
          return day;
        });
        let next = 0;
        for (const { start: first, count } of stretchDays(days, total, newestFirst)) {
          expect(first).toBe(next);
          expect(count).toBeGreaterThan(0);
          next += count;
        }
        expect(next).toBe(total);
      },
    ),
  );
});

it('keeps of an older list how near what ends is', () => {
  const days = [
    { day: '2026-01-01', span: 'hour', start: 0, count: 2 },
    { day: '2026-01-04', start: 2, count: 5 },
  ] as const;
  expect(stretchDays(days, 9, false)).toEqual([
    { ...days[0] },
    { day: '2026-01-04', start: 2, count: 7 },
  ]);
});
