import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrive,
  extend,
  follow,
  mostSelected,
  nothingSelected,
  pick,
  pickUnseen,
  placesOf,
  renew,
  selectAll,
  toggle,
} from '../../../../renderer/stores/library/selection.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

const made = Array.from({ length: 60 }, (_, index) => fakeRow(index, 1, false));
const row = (index: number) => made[index] ?? fakeRow(index, 1, false);
const idsOf = (...rows: ReturnType<typeof row>[]) => new Set(rows.map(({ id }) => id));

describe('the selection', () => {
  it('is one item after a plain pick', () => {
    const picked = pick(row(7), 7);
    expect([...picked.rows.keys()]).toEqual([row(7).id]);
    expect(picked).toMatchObject({ anchor: 7, focus: 7, wanted: null });
  });

  it('is what it was after toggling twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.nat(50), (indexes, index) => {
        const start = indexes.reduce((all, one) => toggle(all, row(one), one), nothingSelected);
        const back = toggle(toggle(start, row(index), index), row(index), index);
        expect(new Set(back.rows.keys())).toEqual(new Set(start.rows.keys()));
      }),
    );
  });

  it('stretches from its anchor either way, and no further than may be selected at once', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (anchor, index) => {
        const { wanted } = extend({ ...nothingSelected, anchor }, index);
        const { first, last } = placesOf(wanted ?? { from: -1, to: -1 });
        expect(last - first).toBeLessThan(mostSelected);
        expect([first, last]).toContain(anchor);
        if (Math.abs(anchor - index) < mostSelected) expect([first, last]).toContain(index);
      }),
    );
  });

  it('keeps the anchor while it is extended, also from an item that is not here yet', () => {
    const extended = arrive(extend(pick(row(2), 2), 4), [row(2), row(3), row(4)]);
    expect(extended).toMatchObject({ anchor: 2, focus: 4, wanted: null });
    expect(extended.rows.size).toBe(3);
    expect(extend(extend(pickUnseen(9), 30), 60)).toMatchObject({ anchor: 9, focus: 60 });
  });

  it('is nothing while the one that was picked is on its way, and then that one', () => {
    const unseen = pickUnseen(500);
    expect(unseen.rows.size).toBe(0);
    expect(unseen.wanted).toEqual({ from: 500, to: 500 });
    expect(arrive(unseen, [row(5)])).toMatchObject({ anchor: 500, focus: 500, wanted: null });
  });

  it('takes all without moving the keyboard', () => {
    expect(selectAll(pick(row(7), 7), 300)).toMatchObject({
      focus: 7,
      wanted: { from: 0, to: 299 },
    });
  });

  it('takes newer facts, and lets go of what is in the list no more', () => {
    const picked = toggle(pick(row(2), 2), row(3), 3);
    const gone = { ...row(2), goneAt: 5 };
    expect([...renew(picked, idsOf(row(2), row(3)), [gone]).rows.values()]).toEqual([gone]);
    // Nothing was asked of an item that was selected meanwhile.
    expect([...renew(picked, idsOf(row(3)), []).rows.keys()]).toEqual([row(2).id]);
    expect(renew(picked, idsOf(row(2), row(3)), [{ ...row(2) }, row(3)])).toBe(picked);
  });

  it('follows its items, and waits at the first until a person takes the keyboard', () => {
    const moved = follow(extend(pick(row(3), 1), 2), (index) => index + 2);
    expect(moved).toMatchObject({ anchor: 3, focus: 4, wanted: { from: 3, to: 4 } });
    expect(follow(nothingSelected, (index) => index + 2)).toBe(nothingSelected);
  });
});
