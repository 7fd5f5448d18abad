import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOpenLists } from '../../../electron/library/query/openLists.ts';

const open = () => {
  let last = 0;
  return createOpenLists(() => `list-${++last}`);
};
const listOf = (ids: readonly number[]) => Float64Array.from(ids);
const letGo = expect.objectContaining({ failure: { kind: 'not-found' } });
const caught = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the lists that galleries have open', () => {
  it('tell where an item is now, however the list changed, and never a place beyond its end', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500), { minLength: 1 }),
        fc.uniqueArray(fc.nat(500)),
        fc.nat(),
        (before, now, at) => {
          const lists = open();
          const [from, to] = [lists.keep(listOf(before)), lists.keep(listOf(now))];
          const place = at % before.length;
          const [moved = -1] = lists.follow(from, to, [place]);
          const stays = now.indexOf(before[place] ?? -1);
          if (stays >= 0) expect(moved).toBe(stays);
          expect(moved).toBeGreaterThanOrEqual(0);
          expect(moved).toBeLessThan(Math.max(1, now.length));
        },
      ),
    );
  });

  it('tell the neighbour of an item that is gone', () => {
    const lists = open();
    const from = lists.keep(listOf([5, 6, 7, 8]));
    const to = lists.keep(listOf([1, 2, 5, 8]));
    expect(lists.follow(from, to, [0, 1, 2, 3])).toEqual([2, 2, 3, 3]);
  });

  it('tell which of some items they hold', () => {
    const lists = open();
    const token = lists.keep(listOf([5, 6, 7]));
    expect(lists.within(token, [7, 9, 5])).toEqual([7, 5]);
  });

  it('are let go, the least lately used first, and say so', () => {
    const lists = open();
    const first = lists.keep(listOf([1]));
    const second = lists.keep(listOf([2]));
    for (let more = 0; more < 6; more += 1) lists.keep(listOf([3]));
    lists.within(first, [1]);
    const newest = lists.keep(listOf([4]));
    expect(caught(() => lists.slice(second, 0, 1))).toEqual(letGo);
    expect(caught(() => lists.within(second, [2]))).toEqual(letGo);
    expect(caught(() => lists.follow(second, newest, [0]))).toEqual(letGo);
    expect(lists.follow(first, newest, [0])).toEqual([0]);
  });
});
