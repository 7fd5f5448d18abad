import { expect, test } from 'vitest';
import type { Clock } from '../../electron/base/clock.ts';
import { watchThroughput } from '../../electron/http/httpThroughput.ts';

function handClock(): Clock & { pass(ms: number): void } {
  let now = 0;
  const timers = new Set<{ at: number; task: () => void }>();
  return {
    now: () => now,
    monotonic: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass(ms) {
      now += ms;
      for (const timer of [...timers]) {
        if (timer.at <= now && timers.delete(timer)) timer.task();
      }
    },
  };
}

function watched() {
  const clock = handClock();
  let stalls = 0;
  const watch = watchThroughput(clock, { windowMs: 1_000, leastBytes: 100 }, () => {
    stalls += 1;
  });
  return { clock, watch, stalls: () => stalls };
}

test('a drip is a stall, though something always moves', () => {
  const { clock, watch, stalls } = watched();
  watch.wait();
  for (let second = 0; second < 9; second += 1) {
    clock.pass(100);
    watch.moved(1);
  }
  expect(stalls()).toBe(0);
  clock.pass(100);
  expect(stalls()).toBe(1);
});

test('enough in every window goes on for ever', () => {
  const { clock, watch, stalls } = watched();
  watch.wait();
  for (let window = 0; window < 50; window += 1) {
    clock.pass(900);
    watch.moved(100);
  }
  expect(stalls()).toBe(0);
});

test('time in which nobody waits for the network does not count, and is not forgiven either', () => {
  const { clock, watch, stalls } = watched();
  watch.wait();
  clock.pass(600);
  watch.rest();
  clock.pass(60_000);
  watch.moved(10);
  watch.wait();
  clock.pass(399);
  expect(stalls()).toBe(0);
  clock.pass(1);
  expect(stalls()).toBe(1);
});
