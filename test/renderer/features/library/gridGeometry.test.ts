import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gap,
  geometryOf,
  moveFocus,
  pagesBetween,
} from '../../../../renderer/features/library/gridGeometry.ts';

describe('geometryOf', () => {
  it('fits its columns into any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000 }), (width) => {
        const { columns, rowHeight, thumbHeight } = geometryOf(width);
        expect(columns).toBeGreaterThanOrEqual(1);
        if (columns > 1) expect(columns * 160 + (columns - 1) * gap).toBeLessThanOrEqual(width);
        expect(rowHeight).toBeGreaterThan(thumbHeight);
      }),
    );
  });

  it('keeps a hundred thousand items below what a browser can lay out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 8_000 }), (width) => {
        const { columns, rowHeight } = geometryOf(width);
        expect(Math.ceil(100_000 / columns) * rowHeight).toBeLessThan(33_000_000);
      }),
    );
  });
});

describe('moveFocus', () => {
  const field = { columns: 4, total: 10, rowsInView: 2 };

  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 9],
    ['ArrowDown', 8, 8],
    ['ArrowUp', 2, 2],
    ['ArrowUp', 6, 2],
    ['Home', 6, 4],
    ['End', 5, 7],
    ['End', 8, 9],
    ['PageDown', 1, 9],
    ['PageUp', 6, 2],
  ])('%s from %d goes to %d', (key, from, to) =>
    expect(moveFocus(from, key, field, false)).toBe(to),
  );

  it('goes to the ends of the library', () => {
    expect(moveFocus(5, 'Home', field, true)).toBe(0);
    expect(moveFocus(5, 'End', field, true)).toBe(9);
  });

  it('leaves other keys alone', () => expect(moveFocus(5, 'x', field, false)).toBeNull());

  it('never leaves the library', () => {
    const keys = [
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'PageUp',
      'PageDown',
      'Home',
      'End',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 40 }),
        (total, columns, presses) => {
          let index = 0;
          for (const [key, far] of presses) {
            index = moveFocus(index, key, { columns, total, rowsInView: 3 }, far) ?? -1;
            expect(index).toBeGreaterThanOrEqual(0);
            expect(index).toBeLessThan(total);
          }
        },
      ),
    );
  });
});

describe('pagesBetween', () => {
  it('covers the range, and no page beyond the end', () => {
    const place = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 5_000 }), (a, b, total) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const pages = pagesBetween(first, last, 100, total);
        for (const page of pages) expect(page * 100).toBeLessThan(total);
        if (first >= total) return;
        expect(pages[0]).toBe(Math.floor(first / 100));
        expect(pages.at(-1)).toBe(Math.floor(Math.min(last, total - 1) / 100));
        expect(pages).toHaveLength(1 + (pages.at(-1) ?? 0) - (pages[0] ?? 0));
      }),
    );
  });

  it('is empty for an empty list', () => expect(pagesBetween(0, 99, 100, 0)).toEqual([]));
});
