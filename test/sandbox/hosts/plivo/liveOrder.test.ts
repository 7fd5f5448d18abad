import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeOrder } from '../../../../electron/sandbox/hosts/plivo/liveOrder.ts';

test('every page of the merged list is that of the list sorted at once', () => {
  const dates = fc.array(fc.nat(30), { maxLength: 40 });
  fc.assert(
    fc.property(
      dates,
      dates,
      fc.nat(90),
      fc.integer({ min: 1, max: 20 }),
      (some, more, at, size) => {
        const seeds = some.sort((a, b) => b - a);
        const others = more.map((datedAt, index) => ({ datedAt, read: () => `other ${index}` }));
        const list = mergeOrder(
          Uint32Array.from(seeds.keys()),
          (seed) => seeds[seed] ?? 0,
          (seed) => `seed ${seed}`,
          others,
        );
        const all = [
          ...others,
          ...seeds.map((datedAt, seed) => ({ datedAt, read: () => `seed ${seed}` })),
        ].sort((a, b) => b.datedAt - a.datedAt);
        expect(list.total).toBe(all.length);
        expect(list.slice(at, size)).toEqual(all.slice(at, at + size).map(({ read }) => read()));
      },
    ),
  );
});
