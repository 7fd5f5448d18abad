import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepItems } from '../../../../../renderer/features/library/grid/keepItems.ts';
import { type MediaId, mediaId } from '../../../../../shared/ids.ts';

interface Card {
  readonly name: string;
  readonly item: MediaId | null;
}

const ids = (...numbers: number[]) => numbers.map((one) => mediaId.parse(one));
const cardsOf = (items: readonly (MediaId | null)[], row: string): Card[] =>
  items.map((item, column) => ({ name: `${row}${column}`, item }));

/** Rows of so many columns over a list, from its first item on, in cells that may show anything. */
function drawn(cells: Card[][], list: readonly MediaId[]) {
  let index = 0;
  const rows = cells.map((own) => ({
    view: { cells: own },
    row: {
      cells: own.map(() => {
        index += 1;
        return { index: index - 1 };
      }),
    },
  }));
  return { rows, itemAt: (at: number) => list[at] };
}

describe('keepItems', () => {
  it('leaves every item in its card when one before it goes, whose card shows the one that comes', () => {
    const cells = [cardsOf(ids(1, 2, 3), 'a'), cardsOf(ids(4, 5, 6), 'b')];
    const { rows, itemAt } = drawn(cells, ids(2, 3, 4, 5, 6, 7));
    keepItems(rows, [], itemAt);
    expect(cells.map((own) => own.map(({ name }) => name))).toEqual([
      ['a1', 'a2', 'b0'],
      ['b1', 'b2', 'a0'],
    ]);
  });

  it('takes a card from a row that is no longer drawn', () => {
    const leaving = { cells: cardsOf(ids(1, 2), 'gone') };
    const cells = [cardsOf([null, null], 'a')];
    const { rows, itemAt } = drawn(cells, ids(2, 9));
    keepItems(rows, [leaving], itemAt);
    expect(cells[0]?.map(({ name }) => name)).toEqual(['gone1', 'a1']);
    expect(leaving.cells.map(({ name }) => name)).toEqual(['gone0', 'a0']);
  });

  it('keeps each item that was shown and is to be, and loses no card', () => {
    const items = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(items, items, fc.integer({ min: 1, max: 5 }), (before, after, columns) => {
        const shown = cardsOf(ids(...before), 'c');
        const cells: Card[][] = [];
        for (let at = 0; at < 12; at += columns) cells.push(shown.slice(at, at + columns));
        const leaving = { cells: cells.pop() ?? [] };
        const { rows, itemAt } = drawn(cells, ids(...after));
        keepItems(rows, [leaving], itemAt);
        const now = cells.flat();
        const all = [...now, ...leaving.cells].map(({ name }) => name).sort();
        expect(all).toEqual(shown.map(({ name }) => name).sort());
        now.forEach((card, place) => {
          const wanted = itemAt(place);
          if (shown.some(({ item }) => item === wanted)) expect(card.item).toBe(wanted);
        });
      }),
      { numRuns: 200 },
    );
  });
});
