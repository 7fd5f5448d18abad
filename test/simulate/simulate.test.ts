import { expect, it } from 'vitest';
import type { Model } from './fault.ts';
import { runSchedule } from './runSchedule.ts';

const schedules: readonly [Model, number][] = [
  ['listing', 2_000],
  ['conversations', 700],
  ['both', 300],
];

it.each(schedules)(
  'keeps its promises with %s through %i schedules of faults',
  {
    timeout: 180_000,
  },
  async (model, count) => {
    for (let seed = 1; seed <= count; seed += 1) {
      const verdict = await runSchedule(seed, model);
      const replay = `npm run simulate -- --model ${model} --seed ${seed}`;
      expect(verdict.broken, [replay, ...verdict.trace].join('\n')).toEqual([]);
      expect(verdict.faults).toBeGreaterThanOrEqual(3);
    }
  },
);

// Each of these once found something that thousands of others did not.
const found: readonly [Model, number][] = [
  ['listing', 26_689_734],
  ['listing', 31_005_138],
  ['conversations', 26_691_188],
];

it.each(found)('keeps its promises with %s in schedule %i', async (model, seed) => {
  const verdict = await runSchedule(seed, model);
  expect(verdict.broken, verdict.trace.join('\n')).toEqual([]);
});

it.each(schedules)('runs a seed with %s again exactly as before', async (model) => {
  for (const seed of [3, 17, 101]) {
    expect(await runSchedule(seed, model)).toEqual(await runSchedule(seed, model));
  }
});
