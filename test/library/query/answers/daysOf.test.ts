import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysOf } from '../../../../electron/library/query/answers/daysOf.ts';
import { lastInstant } from '../../../../shared/instant.ts';
import { printDay } from '../../../../shared/query/dates.ts';

const hour = 3_600_000;
const at = fc.oneof(
  // Around the days on which clocks are put forward and back, where this computer does so.
  fc.integer({ min: 0, max: 400 * 24 }).map((hours) => Date.UTC(2026, 0, 1) + hours * hour),
  fc.integer({ min: -lastInstant, max: lastInstant }),
  fc.constantFrom(-lastInstant, lastInstant, 0),
);

it('says of a list in the order of time which items are of one day, as the calendar does', () => {
  fc.assert(
    fc.property(fc.array(at, { maxLength: 60 }), fc.nat(3), fc.boolean(), (times, none, newest) => {
      const sorted = [...times].sort((a, b) => (newest ? b - a : a - b));
      const stored = [...sorted, ...Array.from({ length: none }, () => null)];
      const ids = Float64Array.from(stored, (_, id) => id);
      const days = daysOf(ids, (id) => stored[id] ?? null);
      const told = days.flatMap(({ day, start, count }) =>
        Array.from({ length: count }, (_, n) => [start + n, day]),
      );
      expect(told).toEqual(stored.map((time, n) => [n, time === null ? null : printDay(time)]));
    }),
    { numRuns: 300 },
  );
});

it('looks at few of many items, and asks the calendar for each day only', () => {
  const stored = Float64Array.from({ length: 100_000 }, (_, n) => Date.UTC(2026, 0, 1) - n * hour);
  let looks = 0;
  const days = daysOf(
    Float64Array.from(stored, (_, id) => id),
    (id) => {
      looks += 1;
      return stored[id] ?? null;
    },
  );
  expect(days.length).toBeGreaterThan(4_000);
  expect(looks).toBeLessThan(15 * days.length);
});
