import { expect, it } from 'vitest';
import { runSchedule } from './runSchedule.ts';

const schedules = 2_000;

it('keeps its promises through thousands of schedules of faults', {
  timeout: 180_000,
}, async () => {
  let faults = 0;
  for (let seed = 1; seed <= schedules; seed += 1) {
    const verdict = await runSchedule(seed);
    faults += verdict.faults;
    const replay = `npm run simulate -- --seed ${seed}\n${verdict.trace.join('\n')}`;
    expect(verdict.broken, replay).toEqual([]);
    expect(verdict.faults).toBeGreaterThanOrEqual(3);
  }
  expect(faults).toBeGreaterThan(schedules * 3);
});

it('runs a seed again exactly as before', async () => {
  for (const seed of [3, 17, 101]) {
    expect(await runSchedule(seed)).toEqual(await runSchedule(seed));
  }
});
