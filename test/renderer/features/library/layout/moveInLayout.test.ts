import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEvenLayout } from '../../../../../renderer/features/library/layout/evenLayout.ts';
import { createJustifiedLayout } from '../../../../../renderer/features/library/layout/justifiedLayout.ts';
import type { Measures } from '../../../../../renderer/features/library/layout/layout.ts';
import { moveInLayout } from '../../../../../renderer/features/library/layout/moveInLayout.ts';

const measures: Measures = {
  width: 424,
  cardSize: 100,
  columns: 4,
  gap: 8,
  wordsHeight: 36,
  headingHeight: 34,
};
const ten = createEvenLayout(10, null, measures);

describe('a key in the library', () => {
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
    ['PageDown', 8, 9],
    ['PageUp', 6, 2],
  ])('%s from %d goes to %d', (key, from, to) =>
    expect(moveInLayout(ten, from, key, 2, false)).toBe(to),
  );

  it('goes to the ends of the library', () => {
    expect(moveInLayout(ten, 5, 'Home', 2, true)).toBe(0);
    expect(moveInLayout(ten, 5, 'End', 2, true)).toBe(9);
  });

  it('leaves other keys alone', () => expect(moveInLayout(ten, 5, 'x', 2, false)).toBeNull());

  it('goes over a heading to what stands below', () => {
    const groups = [
      { unit: 'day' as const, day: '2026-01-02', start: 0, count: 2 },
      { unit: 'day' as const, day: '2026-01-01', start: 2, count: 8 },
    ];
    const layout = createEvenLayout(10, groups, measures);
    expect(moveInLayout(layout, 1, 'ArrowDown', 2, false)).toBe(3);
    expect(moveInLayout(layout, 5, 'ArrowUp', 2, false)).toBe(1);
  });

  it('never leaves the library, and Down always leads on until the last row', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'End'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 30 }),
        fc.infiniteStream(fc.double({ min: 0.2, max: 5, noNaN: true })),
        (total, presses, stream) => {
          const shapes = Array.from({ length: total }, () => stream.next().value ?? 1);
          const layout = createJustifiedLayout(total, null, measures, (index) => shapes[index]);
          layout.settle(0, total);
          let index = 0;
          for (const [key, far] of presses) {
            const row = layout.rowOf(index);
            index = moveInLayout(layout, index, key, 3, far) ?? -1;
            expect(index).toBeGreaterThanOrEqual(0);
            expect(index).toBeLessThan(total);
            if (key === 'ArrowDown' && row < layout.rows - 1) {
              expect(layout.rowOf(index)).toBe(row + 1);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
