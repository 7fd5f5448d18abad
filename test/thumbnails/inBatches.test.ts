import { expect, it } from 'vitest';
import { inBatches } from '../../electron/thumbnails/inBatches.ts';

it('does together what is asked for while it works, each thing once', async () => {
  const batches: (readonly number[])[] = [];
  let release = () => {};
  const ask = inBatches<number>(async (all) => {
    batches.push(all);
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  const first = ask([1]);
  await expect.poll(() => batches.length).toBe(1);
  const others = [ask([2, 3]), ask([3, 4])];
  release();
  await first;
  await expect.poll(() => batches.length).toBe(2);
  release();
  await Promise.all(others);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

it('tells those whose batch failed, and goes on', async () => {
  const ask = inBatches<string>(async (all) => {
    if (all.includes('bad')) throw new Error('no');
  });
  await expect(ask(['bad'])).rejects.toThrow('no');
  await expect(ask(['good'])).resolves.toBeUndefined();
});
