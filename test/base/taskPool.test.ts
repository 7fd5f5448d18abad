import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTaskPool } from '../../electron/base/taskPool.ts';

it('runs all, never more at once than it is wide, in their order', async () => {
  const widths = fc.integer({ min: 1, max: 5 });
  const tasks = fc.array(fc.record({ turns: fc.nat(4), fails: fc.boolean() }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(widths, tasks, async (width, list) => {
      const pool = createTaskPool(width);
      const begun: number[] = [];
      let running = 0;
      const results = await Promise.allSettled(
        list.map(({ turns, fails }, index) =>
          pool.run(async () => {
            begun.push(index);
            running += 1;
            expect(running).toBeLessThanOrEqual(width);
            for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
            running -= 1;
            if (fails) throw new Error('failed');
            return index;
          }),
        ),
      );
      expect(begun).toEqual(list.map((_task, index) => index));
      results.forEach((result, index) => {
        if (list[index]?.fails) expect(result.status).toBe('rejected');
        else expect(result).toEqual({ status: 'fulfilled', value: index });
      });
    }),
  );
});
