import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptPosition, type Lines } from '../../shared/keptPosition.ts';

const lines = (keys: readonly (number | undefined)[]): Lines<number> => ({
  count: keys.length,
  keyAt: (index) => keys[index],
  indexOf: (key) => (keys.includes(key) ? keys.indexOf(key) : undefined),
});
const anyKeys = fc.uniqueArray(fc.nat({ max: 40 }), { minLength: 1, maxLength: 20 });

it('stays with its line, whatever came or went around it', () => {
  fc.assert(
    fc.property(anyKeys, fc.nat(), anyKeys, (before, start, now) => {
      const index = start % before.length;
      const position = keptPosition(lines(before), index, lines(now));
      const key = before[index] as number;
      if (now.includes(key)) expect(now[position]).toBe(key);
    }),
  );
});

it('goes to the nearest line that stayed when its own is gone', () => {
  fc.assert(
    fc.property(anyKeys, fc.nat(), anyKeys, (before, start, now) => {
      const index = start % before.length;
      const position = keptPosition(lines(before), index, lines(now));
      expect(position).toBeGreaterThanOrEqual(0);
      expect(position).toBeLessThan(now.length);
      const stayed = before.flatMap((key, at) => (now.includes(key) ? [Math.abs(at - index)] : []));
      if (stayed.length === 0) return;
      const taken = before.indexOf(now[position] as number);
      expect(Math.abs(taken - index)).toBe(Math.min(...stayed));
    }),
  );
  expect(keptPosition(lines([1, 2, 3]), 1, lines([1, 3]))).toBe(1);
});

it('knows nothing of what was not loaded, and stays within the list', () => {
  expect(keptPosition(lines([undefined, undefined]), 1, lines([7, 8]))).toBe(1);
  expect(keptPosition(lines([1, 2, 3]), 2, lines([]))).toBe(0);
  expect(keptPosition(lines([1, 2, 3]), 2, lines([9]))).toBe(0);
});
