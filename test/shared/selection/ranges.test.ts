import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  countOf,
  firstOf,
  includes,
  pairsOf,
  type Ranges,
  rangesOf,
  union,
  without,
} from '../../../shared/selection/ranges.ts';

const indexes = fc
  .uniqueArray(fc.nat(60), { maxLength: 40 })
  .map((some) => some.sort((a, b) => a - b));

const all = (ranges: Ranges) => firstOf(ranges, Number.POSITIVE_INFINITY);

describe('ranges', () => {
  it('are what a set of the same indexes is', () => {
    fc.assert(
      fc.property(indexes, indexes, fc.nat(60), (one, other, index) => {
        const [a, b] = [rangesOf(one), rangesOf(other)];
        expect(all(a)).toEqual(one);
        expect(countOf(a)).toBe(one.length);
        expect(includes(a, index)).toBe(one.includes(index));
        expect(all(union(a, b))).toEqual([...new Set([...one, ...other])].sort((x, y) => x - y));
        expect(all(without(a, b))).toEqual(one.filter((each) => !other.includes(each)));
        expect(firstOf(a, 3)).toEqual(one.slice(0, 3));
      }),
    );
  });

  it('are as long as there are stretches, however they came about', () => {
    fc.assert(
      fc.property(indexes, indexes, (one, other) => {
        for (const ranges of [
          union(rangesOf(one), rangesOf(other)),
          without(rangesOf(one), rangesOf(other)),
        ]) {
          let end = -2;
          for (const [first, last] of pairsOf(ranges)) {
            expect(first).toBeGreaterThan(end + 1);
            expect(last).toBeGreaterThanOrEqual(first);
            end = last;
          }
        }
      }),
    );
    expect(between(9, 4)).toEqual([4, 9]);
    expect(countOf(between(0, 999_999))).toBe(1_000_000);
  });
});
