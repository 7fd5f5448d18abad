import { expect, it } from 'vitest';
import { judge, sampleOf } from './soakReport.ts';

const mib = 1024 * 1024;
const facts = { pictures: 1, heapBytes: 1, nodes: 1 };
const run = (megabytesAt: (index: number) => number) =>
  Array.from({ length: 120 }, (_, index) =>
    sampleOf([{ pid: 1, type: 'Window', bytes: megabytesAt(index) * mib }], index * 5, facts),
  );

it('takes what comes and goes for no growth, and what only comes for one', () => {
  expect(judge(run((index) => 400 + (index % 10) * 30)).missed).toEqual([]);
  expect(judge(run((index) => Math.min(600, 200 + index * 10))).missed).toEqual([]);
  expect(judge(run((index) => 200 + index * 4)).missed).toHaveLength(1);
  expect(judge(run(() => 2_000)).missed).toHaveLength(1);
});
