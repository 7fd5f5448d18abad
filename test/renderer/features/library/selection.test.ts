import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extend,
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
