import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortInPortions } from '../../electron/base/sortInPortions.ts';
import { nameOrder } from '../../shared/text/nameOrder.ts';

const { compare } = nameOrder();
const never = new AbortController().signal;
const names = (count: number) =>
  Array.from({ length: count }, (_, n) => `${(n * 7_919) % count}.gif`);

it('has names in the order in which people count, as sorting at once has', async () => {
  const name = fc.constantFrom('a', 'A', 'b', '1', '01', '2', '10', 'é', 'e');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(name).map((parts) => parts.join(''))), async (few) => {
      // Repeated, so that there are several portions, with equals in each.
      const many = few.flatMap((one) => Array.from({ length: 500 }, (_, n) => `${one}${n % 7}`));
      expect(await sortInPortions(many, compare, never)).toEqual([...many].sort(compare));
    }),
    { numRuns: 40 },
  );
});

it('gives everything else a turn after every thousand names', async () => {
  let turns = 0;
  let over = false;
  const count = () => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const sorted = await sortInPortions(names(30_000), compare, never);
  over = true;
  expect(sorted.slice(0, 3)).toEqual(['0.gif', '1.gif', '2.gif']);
  expect(sorted).toHaveLength(30_000);
  expect(turns).toBeGreaterThan(100);
});

it('ends when it is not wanted any more', async () => {
  const controller = new AbortController();
  const sorted = sortInPortions(names(30_000), compare, controller.signal);
  controller.abort();
  expect(await sorted).toEqual([]);
});
