import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowPlaces } from '../../../../../renderer/features/library/list/rowPlaces.ts';
import { pairsOf } from '../../../../../shared/selection/ranges.ts';

const [rowHeight, headingHeight] = [28, 34];

/** Groups of one row or more each. */
const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });

interface Laid {
  readonly index: number;
  readonly start: number;
  readonly top: number;
}

/** One row after the other, as they would be laid out by a page. */
function laid(groups: readonly number[]): Laid[] {
  const rows: Laid[] = [];
  let y = 0;
  for (const count of groups) {
    for (let place = 0; place < count; place += 1) {
      const start = y;
      if (place === 0) y += headingHeight;
      rows.push({ index: rows.length, start, top: y });
      y += rowHeight;
    }
  }
  return rows;
}

function placesOf(groups: readonly number[]) {
  const rows = laid(groups);
  const starts: number[] = [];
  let start = 0;
  for (const count of groups) {
    starts.push(start);
    start += count;
  }
  return { rows, places: rowPlaces(rows.length, rowHeight, starts, headingHeight) };
}

it('places rows under headings where laying them out one by one would', () => {
  fc.assert(
    fc.property(counts, (groups) => {
      const { rows, places } = placesOf(groups);
      for (const { index, start, top } of rows) {
        expect(places.startOf(index)).toBe(start);
        expect(places.topOf(index)).toBe(top);
        expect(places.indexAt(start)).toBe(index);
        expect(places.indexAt(top + rowHeight - 1)).toBe(index);
      }
      expect(places.height).toBe((rows.at(-1)?.top ?? 0) + rowHeight);
      expect(places.indexAt(places.height + 1)).toBe(rows.length - 1);
    }),
  );
});

it('finds those rows that a box meets, and none by a heading alone', () => {
  fc.assert(
    fc.property(counts, fc.nat(3_000), fc.nat(600), (groups, top, size) => {
      const { rows, places } = placesOf(groups);
      const met = rows.filter((row) => row.top <= top + size && row.top + rowHeight > top);
      const found = pairsOf(places.rowsIn(top, top + size)).flat();
      const [first, last] = [met[0]?.index, met.at(-1)?.index];
      expect(found).toEqual(first === undefined || last === undefined ? [] : [first, last]);
    }),
  );
});

it('meets rows of a long list from the first to the last that a box touches, and none below', () => {
  const places = rowPlaces(1_000_000, 40, [], headingHeight);
  expect(places.rowsIn(-20, 10)).toEqual([0, 0]);
  expect(places.rowsIn(100, 39_999_990)).toEqual([2, 999_999]);
  expect(rowPlaces(3, 40, [], headingHeight).rowsIn(200, 400)).toEqual([]);
});

it('is rows alone without headings, and tells which groups are in sight', () => {
  const plain = rowPlaces(100, rowHeight, [], headingHeight);
  expect([plain.topOf(9), plain.startOf(9), plain.height]).toEqual([252, 252, 2_800]);
  expect(plain.groupsIn(0, 99)).toEqual([]);
  const grouped = rowPlaces(10, rowHeight, [0, 3, 7], headingHeight);
  expect(grouped.groupsIn(0, 2)).toEqual([0]);
  expect(grouped.groupsIn(2, 3)).toEqual([0, 1]);
  expect(grouped.groupsIn(4, 9)).toEqual([1, 2]);
  expect(rowPlaces(0, rowHeight, [], headingHeight).indexAt(50)).toBe(0);
});
