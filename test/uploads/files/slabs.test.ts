import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSlabs, groupBytes } from '../../../electron/uploads/files/slabs.ts';

it('never gives the same memory to two requests, nor less than is asked for', () => {
  const actions = fc.array(fc.option(fc.integer({ min: 0, max: groupBytes })), { maxLength: 60 });
  fc.assert(
    fc.property(actions, (asked) => {
      const slabs = createSlabs();
      const out: Buffer[] = [];
      for (const bytes of asked) {
        const back = bytes === null ? out.shift() : undefined;
        if (back !== undefined) slabs.giveBack(back);
        if (bytes === null) continue;
        const slab = slabs.take(bytes);
        expect(slab.length).toBeGreaterThanOrEqual(bytes);
        expect(out.includes(slab)).toBe(false);
        out.push(slab);
      }
    }),
    { numRuns: 50 },
  );
});

it('takes little for a little file, and uses again what was given back', () => {
  const slabs = createSlabs();
  const [small, large] = [slabs.take(1_000), slabs.take(groupBytes)];
  expect(small.length).toBeLessThan(100_000);
  expect(large.length).toBe(groupBytes);
  slabs.giveBack(large);
  slabs.giveBack(small);
  expect(slabs.take(900)).toBe(small);
  expect(slabs.take(900)).toBe(large);
});

it('keeps the large ones when it has many', () => {
  const slabs = createSlabs();
  const all = [groupBytes, ...Array.from({ length: 20 }, () => 1_000)].map(slabs.take);
  for (const slab of all) slabs.giveBack(slab);
  expect(slabs.take(groupBytes)).toBe(all[0]);
});
