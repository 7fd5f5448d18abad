import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extend,
  follow,
  mostSelected,
  nothingSelected,
  pick,
  refresh,
  stretch,
  toggle,
} from '../../../../renderer/features/library/selection.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

const row = (place: number) => fakeRow(place, 1, false);

describe('the selection', () => {
  it('is one item after a plain pick', () => {
    const picked = pick(row(7), 7);
    expect([...picked.rows.keys()]).toEqual([row(7).id]);
    expect(picked).toMatchObject({ anchor: 7, focus: 7 });
  });

  it('is what it was after toggling twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.nat(50), (places, place) => {
        const start = places.reduce((all, one) => toggle(all, row(one), one), nothingSelected);
        const back = toggle(toggle(start, row(place), place), row(place), place);
        expect(new Set(back.rows.keys())).toEqual(new Set(start.rows.keys()));
      }),
    );
  });

  it('stretches from its anchor either way, and no further than may be named at once', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (anchor, index) => {
        const { first, last } = stretch({ ...nothingSelected, anchor }, index);
        expect(last - first).toBeLessThan(mostSelected);
        expect([first, last]).toContain(anchor);
        if (Math.abs(anchor - index) < mostSelected) expect([first, last]).toContain(index);
      }),
    );
  });

  it('keeps the anchor while it is extended', () => {
    const extended = extend(pick(row(2), 2), [row(2), row(3), row(4)], 4);
    expect(extended).toMatchObject({ anchor: 2, focus: 4 });
    expect(extended.rows.size).toBe(3);
  });

  it('takes newer facts without changing the choice', () => {
    const picked = pick(row(2), 2);
    const gone = { ...row(2), goneAt: 5 };
    const refreshed = refresh(picked, [row(1), gone]);
    expect([...refreshed.rows.values()]).toEqual([gone]);
    expect(refresh(picked, [row(1)])).toBe(picked);
  });
});

describe('the keyboard', () => {
  const lines = (places: readonly number[]) => ({
    count: places.length,
    keyAt: (index: number) => (index < places.length ? row(places[index] as number).id : undefined),
    indexOf: (id: number) => {
      const found = places.findIndex((place) => row(place).id === id);
      return found < 0 ? undefined : found;
    },
  });

  it('stays on its item, as the anchor does, whatever is stored above it', () => {
    const picked = extend(pick(row(3), 1), [row(3), row(4)], 2);
    const now = follow(picked, lines([2, 3, 4]), lines([0, 1, 2, 3, 4]));
    expect(now).toMatchObject({ anchor: 3, focus: 4 });
    expect(now.rows).toBe(picked.rows);
    expect(follow(now, lines([0, 1, 2, 3, 4]), lines([0, 1, 2, 3]))).toMatchObject({ focus: 3 });
  });

  it('waits at the first item until a person takes it', () => {
    const now = follow(nothingSelected, lines([1, 2]), lines([0, 1, 2]));
    expect(now).toBe(nothingSelected);
    const held = { ...nothingSelected, held: true };
    expect(follow(held, lines([1, 2]), lines([0, 1, 2]))).toMatchObject({ anchor: 1, focus: 1 });
  });
});
