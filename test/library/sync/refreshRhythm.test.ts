import { expect, it } from 'vitest';
import { createRefreshRhythm } from '../../../electron/library/sync/refreshRhythm.ts';
import { createHandClock } from '../support/handClock.ts';

const minute = 60_000;
const open = () => {
  const clock = createHandClock();
  const began = clock.now();
  const at: number[] = [];
  const rhythm = createRefreshRhythm(clock, () => at.push((clock.now() - began) / minute));
  return { clock, rhythm, at };
};

it('refreshes every five minutes while somebody looks, and not otherwise', () => {
  const { clock, rhythm, at } = open();
  clock.advance(30 * minute);
  expect(at).toEqual([]);
  rhythm.focused(true);
  clock.advance(12 * minute);
  expect(at).toEqual([30, 35, 40]);
  rhythm.focused(false);
  clock.advance(30 * minute);
  expect(at).toEqual([30, 35, 40]);
});

it('does not refresh for every glance', () => {
  const { clock, rhythm, at } = open();
  for (let glance = 0; glance < 10; glance += 1) {
    rhythm.focused(true);
    rhythm.focused(false);
    clock.advance(minute / 2);
  }
  rhythm.focused(true);
  expect(at.length).toBeLessThanOrEqual(5);
  clock.advance(5 * minute);
  expect(at.at(-1)).toBeGreaterThanOrEqual(5);
});

it('counts the five minutes on from the last refresh, however often it is gone to', () => {
  const { clock, rhythm, at } = open();
  clock.advance(2 * minute);
  rhythm.focused(true);
  clock.advance(minute / 2);
  rhythm.focused(true);
  rhythm.focused(true);
  clock.advance(5 * minute);
  expect(at).toEqual([2, 7]);
});

it('stops when it is closed', () => {
  const { clock, rhythm, at } = open();
  rhythm.focused(true);
  rhythm.close();
  clock.advance(60 * minute);
  expect(at).toEqual([]);
});
