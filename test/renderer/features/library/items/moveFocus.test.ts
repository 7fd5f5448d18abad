import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveFocus } from '../../../../../renderer/features/library/items/moveFocus.ts';

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
