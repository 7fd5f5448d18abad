import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Clock } from '../../../electron/base/clock.ts';
import { afterStep, agreed, createServerTime } from '../../../electron/http/time/serverTime.ts';

const day = 86_400_000;

/** A computer whose clock is off by so much, and a provider that is right. */
function rig(offMs: number) {
  let elapsed = 0;
  let off = offMs;
  const began = 1_800_000_000_123;
  const clock: Clock = {
    now: () => began + elapsed + off,
    monotonic: () => elapsed,
    after: () => () => {},
  };
  const time = createServerTime(clock);
  return {
    time,
    truth: () => began + elapsed,
    pass(ms: number) {
      elapsed += ms;
    },
    set(ms: number) {
      off = ms;
    },
    /** An answer that was made after a part of the whole way. */
    hear(tookMs: number, part: number, origin = 'https://api.plivo.com') {
      const sentAt = elapsed;
      elapsed += tookMs * part;
      const serverAt = Math.floor((began + elapsed) / 1_000) * 1_000;
      elapsed += tookMs * (1 - part);
      time.heard({ origin, serverAt, sentAt, heardAt: elapsed });
    },
  };
}

it('is within a second of the truth with the clock off by up to a year, from the first answer on', () => {
  const off = fc.oneof(
    fc.constantFrom(-day, day),
    fc.integer({ min: -365 * day, max: 365 * day }).filter((ms) => Math.abs(ms) > 3_000),
  );
  const answer = fc.record({
    tookMs: fc.integer({ min: 1, max: 900 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    restMs: fc.integer({ min: 0, max: 100_000 }),
  });
  fc.assert(
    fc.property(off, fc.array(answer, { minLength: 1, maxLength: 8 }), (offMs, answers) => {
      const { time, truth, hear, pass } = rig(offMs);
      for (const { tookMs, part, restMs } of answers) {
        hear(tookMs, part);
        expect(Number.isInteger(time.aheadMs())).toBe(true);
        expect(Math.abs(time.clock.now() - truth())).toBeLessThan(1_000);
        pass(restMs);
      }
    }),
  );
});

it('leaves a clock alone that is right, and says nothing before anybody has answered', () => {
  const { time, hear, truth } = rig(0);
  expect(time.aheadMs()).toBeNull();
  expect(time.clock.now()).toBe(truth());
  hear(80, 0.5);
  expect(time.aheadMs()).toBe(0);
});

it('notices that the clock was set right, or set wrong, without an answer', () => {
  const { time, hear, set, truth, pass } = rig(-day);
  hear(40, 0.5);
  set(0);
  pass(5_000);
  expect(Math.abs(time.clock.now() - truth())).toBeLessThan(1_000);
  expect(afterStep(0, -day)).toBe(day);
});

it('believes a clock that went on while the machine slept', () => {
  expect(afterStep(0, 8 * 60 * 60_000)).toBe(0);
  expect(afterStep(day, 60 * 60_000)).toBe(day);
});

it('follows a provider whose clock was set, and several by the middle one', () => {
  const { time, hear } = rig(0);
  hear(40, 0.5);
  time.heard({
    origin: 'https://api.plivo.com',
    serverAt: 1_800_000_000_000 + day,
    sentAt: 40,
    heardAt: 40,
  });
  expect(time.aheadMs()).toBeGreaterThan(day - 2_000);
  expect(agreed([day, 0, 5])).toBe(5);
  expect(agreed([])).toBeNull();
});

it('asks those elsewhere before one on this computer, which may go by any time', () => {
  const { time, hear } = rig(-day);
  hear(40, 0.5);
  time.heard({ origin: 'http://127.0.0.1:8080', serverAt: 0, sentAt: 50, heardAt: 50 });
  expect(Math.abs((time.aheadMs() ?? 0) - day)).toBeLessThan(1_000);
});

it('tells whoever listens, and only when it changes', () => {
  const { time, hear } = rig(-day);
  let told = 0;
  const stop = time.subscribe(() => {
    told += 1;
  });
  hear(40, 0.5);
  expect(told).toBe(1);
  stop();
  hear(900, 0.1);
  expect(told).toBe(1);
});
