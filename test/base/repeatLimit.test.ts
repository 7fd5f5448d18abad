import { expect, test } from 'vitest';
import type { Clock } from '../../electron/base/clock.ts';
import { createRepeatLimit } from '../../electron/base/repeatLimit.ts';

test('bears so many in a while, no more, and again when they are long ago', () => {
  let nowMs = 0;
  const clock: Clock = { now: () => 0, monotonic: () => nowMs, after: () => () => {} };
  const bearable = createRepeatLimit(clock, 3, 60_000);
  expect([bearable(), bearable(), bearable()]).toEqual([true, true, true]);
  nowMs = 59_999;
  expect(bearable()).toBe(false);
  nowMs = 60_000;
  expect([bearable(), bearable(), bearable()]).toEqual([true, true, false]);
});
