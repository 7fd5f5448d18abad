import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, rateOf, stillAt, timeLeftMs } from '../../../../renderer/stores/uploads/speed.ts';

const steps = fc.array(
  fc.record({ ms: fc.integer({ min: 1, max: 5_000 }), bytes: fc.nat({ max: 5_000_000 }) }),
  { minLength: 1, maxLength: 40 },
);

describe('the speed', () => {
  it('is exactly a steady rate, however long it lasts and however it is cut up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1 }), (gaps) => {
        let now = 5_000;
        let speed = stillAt(now);
        for (const gap of [...gaps, 500, 500]) {
          now += gap;
          speed = moved(speed, gap * 250, now);
          const rate = rateOf(speed, now);
          if (rate !== null) expect(rate).toBeCloseTo(250_000, 3);
        }
        expect(rateOf(speed, now)).not.toBe(null);
      }),
    );
  });

  it('is nearly right three seconds after a rest of any length', () => {
    const gap = fc.integer({ min: 20, max: 500 });
    const rest = fc.oneof(fc.nat({ max: 20_000 }), fc.nat({ max: 24 * 3_600_000 }));
    fc.assert(
      fc.property(fc.array(gap), rest, fc.array(gap, { minLength: 1 }), (before, restMs, after) => {
        let now = 0;
        let speed = stillAt(now);
        const send = (ms: number) => {
          now += ms;
          speed = moved(speed, ms * 250, now);
        };
        for (const ms of before) send(ms);
        now += restMs;
        const resumedAt = now;
        for (let turn = 0; now < resumedAt + 3_000; turn += 1) {
          // Told with the first bytes, however much of the rest is in the time that they took.
          send(after[turn % after.length] ?? 100);
        }
        const rate = rateOf(speed, now) ?? 0;
        expect(rate).toBeGreaterThan(250_000 * 0.7);
        expect(rate).toBeLessThan(250_000 * 1.3);
      }),
    );
  });

  it('forgets what it was before a long rest', () => {
    let speed = stillAt(0);
    for (let now = 100; now <= 5_000; now += 100) speed = moved(speed, 1_000_000, now);
    for (let now = 65_000; now <= 65_800; now += 100) speed = moved(speed, 1_000, now);
    expect(rateOf(speed, 65_800)).toBeCloseTo(10_000, 3);
  });

  it('fades when nothing leaves for longer than is usual', () => {
    let speed = stillAt(0);
    for (let now = 100; now <= 3_000; now += 100) speed = moved(speed, 1_000, now);
    const told = [3_000, 4_000, 5_000, 6_000, 30_000].map((now) => rateOf(speed, now) ?? 0);
    expect(told[0]).toBeCloseTo(10_000, 3);
    expect(told).toEqual([...told].sort((a, b) => b - a));
    expect(told[1]).toBeLessThan(8_000);
    expect(told.at(-1)).toBeLessThan(1);
    // A line so slow that some leave every two seconds is no slower in between.
    let slow = stillAt(0);
    for (let now = 2_000; now <= 8_000; now += 2_000) slow = moved(slow, 2_000, now);
    expect(rateOf(slow, 9_900)).toBeCloseTo(1_000, 3);
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
