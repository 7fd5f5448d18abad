import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxBetween,
  chosenBy,
  endOf,
  indexesIn,
  type LaidOut,
  scrollSpeed,
} from '../../../../../renderer/features/library/items/marquee.ts';
import {
  includes,
  noRanges,
  type Ranges,
  rangesOf,
} from '../../../../../shared/selection/ranges.ts';

/** Cards of 100 by 80 with gaps of 10, three beside each other, each row under a heading of 20. */
function cards(total: number): LaidOut {
  const rows = Math.ceil(total / 3);
  return {
    total,
    rows,
    height: rows * 110,
    headingHeight: 20,
    rowNear: (offset) => Math.max(0, Math.min(rows - 1, Math.floor(offset / 110))),
    row: (number) => ({
      top: number * 110,
      height: 110,
      heading: {},
      cells: [0, 1, 2]
        .map((column) => ({ index: number * 3 + column, left: column * 110, width: 100 }))
        .filter(({ index }) => index < total),
    }),
  };
}

const points = fc.record({
  x: fc.integer({ min: -50, max: 400 }),
  y: fc.integer({ min: -50, max: 1_200 }),
});
const sets = fc.uniqueArray(fc.nat(40)).map((all) => rangesOf(all.sort((a, b) => a - b)));
const all = (ranges: Ranges) => Array.from({ length: 45 }, (_, at) => includes(ranges, at));

describe('a box', () => {
  it('meets the cards that it covers a part of, and no heading or gap', () => {
    const layout = cards(8);
    const meets = (x: number, y: number, toX: number, toY: number) =>
      indexesIn(layout, boxBetween({ x, y }, { x: toX, y: toY }), 10);
    expect(meets(10, 30, 20, 40)).toEqual([0, 0]);
    expect(meets(230, 140, 90, 50)).toEqual([0, 5]);
    expect(meets(115, 140, 125, 300)).toEqual([4, 4, 7, 7]);
    expect(meets(10, 2, 300, 15)).toEqual(noRanges);
    expect(meets(102, 30, 108, 90)).toEqual(noRanges);
    expect(meets(10, 102, 300, 128)).toEqual(noRanges);
    expect(meets(10, 900, 300, 1_000)).toEqual(noRanges);
  });

  it('meets the same from whichever corner it is drawn, and never fewer when it grows', () => {
    fc.assert(
      fc.property(points, points, points, fc.nat(30), (one, other, more, total) => {
        const layout = cards(total);
        const small = indexesIn(layout, boxBetween(one, other), 10);
        expect(indexesIn(layout, boxBetween(other, one), 10)).toEqual(small);
        const { left, top, right, bottom } = boxBetween(one, other);
        const grown = {
          left: Math.min(left, more.x),
          top: Math.min(top, more.y),
          right: Math.max(right, more.x),
          bottom: Math.max(bottom, more.y),
        };
        const large = indexesIn(layout, grown, 10);
        all(small).forEach((is, at) => {
          if (is) expect(includes(large, at)).toBe(true);
        });
      }),
    );
  });
});

describe('what a box means', () => {
  it('is itself alone, more than before with Shift, and the others with Ctrl', () => {
    fc.assert(
      fc.property(sets, sets, (before, inBox) => {
        const is = all(inBox);
        const was = all(before);
        expect(all(chosenBy('alone', before, inBox))).toEqual(is);
        expect(all(chosenBy('add', before, inBox))).toEqual(is.map((one, at) => one || was[at]));
        expect(all(chosenBy('turn', before, inBox))).toEqual(is.map((one, at) => one !== was[at]));
      }),
    );
  });

  it('takes the keyboard to its end', () => {
    expect(endOf([2, 4, 9, 12], true)).toBe(12);
    expect(endOf([2, 4, 9, 12], false)).toBe(2);
    expect(endOf(noRanges, true)).toBeNull();
  });
});

it('scrolls at the edges alone, faster the farther the pointer is beyond, and never without bounds', () => {
  expect(scrollSpeed(300, 100, 600)).toBe(0);
  expect(scrollSpeed(110, 100, 600)).toBeLessThan(0);
  expect(scrollSpeed(595, 100, 600)).toBeGreaterThan(0);
  expect(scrollSpeed(700, 100, 600)).toBeGreaterThan(scrollSpeed(610, 100, 600));
  expect(scrollSpeed(90_000, 100, 600)).toBe(6_000);
});
