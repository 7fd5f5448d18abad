import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, rateOf, stillAt, timeLeftMs } from '../../../../renderer/features/uploads/speed.ts';

const steps = fc.array(
  fc.record({ ms: fc.integer({ min: 1, max: 5_000 }), bytes: fc.nat({ max: 5_000_000 }) }),
  { minLength: 1, maxLength: 40 },
);

describe('the speed', () => {
  it('is exactly a steady rate, however long it lasts and however it is cut up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (gaps) => {
        let now = 5_000;
        let speed = stillAt(now);
        for (const gap of [...gaps, 500]) {
          now += gap;
          speed = moved(speed, gap * 250, now);
        }
        const rate = rateOf(speed, now) ?? 0;
        // A sample counts whole at its end, so a long one weighs a little more than it should.
        expect(rate).toBeGreaterThanOrEqual(250_000 * 0.99);
        expect(rate).toBeLessThan(250_000 * 1.2);
      }),
    );
  });

  it('lies between the slowest and the fastest that it saw, and fades in silence', () => {
    fc.assert(
      fc.property(steps, (samples) => {
        let now = 0;
        let speed = stillAt(0);
        for (const { ms, bytes } of samples) {
          now += ms;
          speed = moved(speed, bytes, now);
        }
        const rate = rateOf(speed, now);
        if (rate === null) return;
        expect(rate).toBeGreaterThanOrEqual(0);
        const later = rateOf(speed, now + 10_000) ?? 0;
        expect(later).toBeLessThanOrEqual(rate);
        expect(rateOf(speed, now + 120_000) ?? 0).toBeLessThan(1);
      }),
    );
  });

  it('says nothing too early, and nothing of a clock that went back', () => {
    expect(rateOf(stillAt(1_000), 1_100)).toBe(null);
    expect(rateOf(moved(stillAt(1_000), 10_000, 500), 1_000)).toBe(null);
  });
});

describe('the time left', () => {
  it('is what the rest takes at this rate, or unknown', () => {
    expect(timeLeftMs(3_000_000, 1_000_000)).toBe(3_000);
    expect(timeLeftMs(3_000_000, null)).toBe(null);
    expect(timeLeftMs(3_000_000, 0)).toBe(null);
    expect(timeLeftMs(3_000_000, 0.001)).toBe(null);
  });
});
