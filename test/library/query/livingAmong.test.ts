import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inSlices } from '../../../electron/library/query/livingAmong.ts';

it('each id is looked at once, in its order, however long each look takes', async () => {
  const looks = fc.record({
    count: fc.nat(3_000),
    msAnId: fc.double({ min: 0, max: 2, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(looks, async ({ count, msAnId }) => {
      const ids = Float64Array.from({ length: count }, (_, at) => at * 7 + 1);
      let nowMs = 0;
      const seen: number[] = [];
      const work = (slice: { ids: Float64Array; json: string }) => {
        expect(JSON.parse(slice.json)).toEqual([...slice.ids]);
        seen.push(...slice.ids);
        nowMs += slice.ids.length * msAnId;
      };
      await inSlices(ids, work, () => nowMs);
      expect(seen).toEqual([...ids]);
    }),
    { numRuns: 50 },
  );
});

it('fewer are looked at at once where they take long, and more again where they do not', async () => {
  let nowMs = 0;
  let msAnId = 1;
  const sizes: number[] = [];
  await inSlices(
    new Float64Array(4_000),
    ({ ids }) => {
      sizes.push(ids.length);
      nowMs += ids.length * msAnId;
      if (sizes.length === 10) msAnId = 0.001;
    },
    () => nowMs,
  );
  expect(sizes.slice(0, 5)).toEqual([125, 62, 31, 15, 8]);
  // A slow disk holds nobody longer than a few of its looks take.
  expect(Math.max(...sizes.slice(4, 10))).toBe(8);
  expect(Math.max(...sizes.slice(10))).toBe(500);
});
