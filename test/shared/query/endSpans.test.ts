import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endSpans, nextDayChange, nextSpanChange } from '../../../shared/query/endSpans.ts';

const hour = 60 * 60_000;
const instants = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 });
const spanOf = (end: number, now: number) =>
  endSpans(now).find(({ from, before }) => end >= from && end < before)?.span ?? 'day';

it('has no gap, and no two that overlap', () => {
  fc.assert(
    fc.property(instants, (now) => {
      const spans = endSpans(now);
      spans.slice(1).forEach(({ from, before }, at) => {
        expect(from).toBe(spans[at]?.before);
        expect(before).toBeGreaterThan(from);
      });
    }),
  );
});

it('names what ends by how near it is', () => {
  const noon = new Date(2026, 10, 29, 12).getTime();
  expect(spanOf(noon, noon)).toBe('over');
  expect(spanOf(noon + 1, noon)).toBe('hour');
  expect(spanOf(noon + hour, noon)).toBe('hour');
  expect(spanOf(noon + hour + 1, noon)).toBe('today');
  expect(spanOf(new Date(2026, 10, 30).getTime(), noon)).toBe('tomorrow');
  expect(spanOf(new Date(2026, 11, 1).getTime(), noon)).toBe('week');
  expect(spanOf(new Date(2026, 11, 6).getTime() - 1, noon)).toBe('week');
  expect(spanOf(new Date(2026, 11, 6).getTime(), noon)).toBe('day');
});

it('changes for an end at the instants that are told, and at no other', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -hour, max: 9 * 24 * hour }), (now, left) => {
      const end = now + left;
      const next = Math.min(
        nextSpanChange(end, now) ?? Number.POSITIVE_INFINITY,
        nextDayChange(now),
      );
      expect(next).toBeGreaterThan(now);
      expect(spanOf(end, next - 1)).toBe(spanOf(end, now));
      const told = nextSpanChange(end, now);
      if (told !== null) expect(spanOf(end, told)).not.toBe(spanOf(end, told - 1));
    }),
  );
});
