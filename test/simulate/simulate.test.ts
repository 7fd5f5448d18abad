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

it.each(schedules)('runs a seed with %s again exactly as before', async (model) => {
  for (const seed of [3, 17, 101]) {
    expect(await runSchedule(seed, model)).toEqual(await runSchedule(seed, model));
  }
});
