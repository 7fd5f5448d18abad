import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiresAt } from '../../../../electron/sandbox/hosts/plivo/expiry.ts';
import { createSeedTimes } from '../../../../electron/sandbox/hosts/plivo/seedTimes.ts';

const minuteMs = 60_000;
const startedAt = Date.UTC(2026, 0, 5);

test('newest first, all in the past, all still alive', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), (items) => {
      const timeOf = createSeedTimes(items, startedAt);
      let before = startedAt;
      for (let index = 0; index < items; index += 1) {
        const time = timeOf(index);
        if (time.storedAt >= before || expiresAt(time) <= startedAt) return false;
        before = time.storedAt;
      }
      return true;
    }),
    { numRuns: 60 },
  );
});

test('a few items end within the next half hour, so that urgency is seen', () => {
  const timeOf = createSeedTimes(60, startedAt);
  const left = Array.from({ length: 60 }, (_, index) => expiresAt(timeOf(index)) - startedAt);
  expect(left.filter((ms) => ms < 30 * minuteMs)).toHaveLength(3);
  expect(left.filter((ms) => ms > 24 * 60 * minuteMs).length).toBeGreaterThan(30);
});
