import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEvenLayout } from '../../../../../renderer/features/library/layout/evenLayout.ts';
import type { Group } from '../../../../../renderer/features/library/layout/groups.ts';
import { createJustifiedLayout } from '../../../../../renderer/features/library/layout/justifiedLayout.ts';
import {
  columnsFor,
  type Layout,
  type Measures,
} from '../../../../../renderer/features/library/layout/layout.ts';

function measuresOf(width: number, cardSize: number): Measures {
  const columns = columnsFor(width, cardSize, 8);
  return { width, cardSize, columns, gap: 8, wordsHeight: 36, headingHeight: 34 };
}

/** Groups of these sizes, one after the other. */
function groupsOf(counts: readonly number[]): { total: number; groups: readonly Group[] } {
  let start = 0;
  const groups = counts.map((count, at) => {
    const group = { unit: 'day' as const, day: `2026-01-${at + 1}`, start, count };
    start += count;
    return group;
  });
  return { total: start, groups };
}

const arbitraryMeasures = fc
  .tuple(fc.integer({ min: 240, max: 4_000 }), fc.integer({ min: 88, max: 480 }))
  .map(([width, cardSize]) => measuresOf(width, cardSize));
const arbitraryGroups = fc
  .array(fc.integer({ min: 1, max: 260 }), { minLength: 1, maxLength: 12 })
  .map(groupsOf);
const aspects = fc.infiniteStream(fc.double({ min: 0.1, max: 10, noNaN: true }));

const arbitraryLayout = fc
  .tuple(arbitraryMeasures, arbitraryGroups, fc.boolean(), aspects, fc.boolean(), fc.boolean())
  .map(([measures, { total, groups }, headings, stream, fitted, settled]) => {
    const under = headings ? groups : null;
    if (!fitted) return { layout: createEvenLayout(total, under, measures), measures };
    const shapes = Array.from({ length: total }, () => stream.next().value ?? 1);
    const layout = createJustifiedLayout(total, under, measures, (index) => shapes[index]);
    if (settled) layout.settle(0, total);
    return { layout, measures };
  });

function checkRow(layout: Layout, measures: Measures, number: number): number[] {
  const row = layout.row(number);
  expect(row.number).toBe(number);
  expect(layout.rowNear(row.top)).toBe(number);
  expect(layout.rowNear(row.top + row.height - 0.5)).toBe(number);
  let right = -measures.gap;
  for (const { index, left, width } of row.cells) {
    expect(layout.rowOf(index)).toBe(number);
    expect(left).toBeGreaterThanOrEqual(right + measures.gap - 0.01);
    right = left + width;
  }
  expect(right).toBeLessThanOrEqual(measures.width + 0.01);
  return row.cells.map(({ index }) => index);
}

describe('every layout', () => {
  it('gives each item one position, in the order of the list, with nothing between rows', () => {
    fc.assert(
      fc.property(arbitraryLayout, ({ layout, measures }) => {
        const seen: number[] = [];
        let bottom = 0;
        for (let number = 0; number < layout.rows; number += 1) {
          const { top, height } = layout.row(number);
          expect(top).toBeCloseTo(bottom, 3);
          bottom = top + height;
          seen.push(...checkRow(layout, measures, number));
        }
        expect(layout.height).toBeCloseTo(bottom, 3);
        expect(seen).toEqual(Array.from({ length: layout.total }, (_, index) => index));
      }),
      { numRuns: 60 },
    );
  });

  const total = 1_000_000;
  const measures = measuresOf(1_000, 200);
  const days = groupsOf(Array.from({ length: 2_000 }, () => 500)).groups;
  it.each([
    ['even', createEvenLayout(total, null, measures)],
    ['even with headings', createEvenLayout(total, days, measures)],
    ['fitted', createJustifiedLayout(total, null, measures, () => undefined)],
    ['fitted with headings', createJustifiedLayout(total, days, measures, () => undefined)],
  ])('finds any of a million items: %s', (_, layout) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: total - 1 }), (index) => {
        const number = layout.rowOf(index);
        expect(checkRow(layout, measures, number)).toContain(index);
      }),
      { numRuns: 200 },
    );
    expect(layout.rowOf(total - 1)).toBe(layout.rows - 1);
    expect(layout.rowNear(layout.height)).toBe(layout.rows - 1);
  });
});

describe('fitted rows', () => {
  it('move nothing above what is learned', () => {
    const measures = measuresOf(1_000, 200);
    const shapes = new Map<number, number>();
    const layout = createJustifiedLayout(1_000, null, measures, (index) => shapes.get(index));
    const before = layout.row(layout.rowOf(450)).top;
    for (let index = 500; index < 600; index += 1) shapes.set(index, 0.5);
    expect(layout.settle(500, 520)).toBe(true);
    expect(layout.row(layout.rowOf(450)).top).toBe(before);
    expect(layout.settle(500, 520)).toBe(false);
  });

  it('wait for all of a stretch before they are laid out', () => {
    const layout = createJustifiedLayout(1_000, null, measuresOf(1_000, 200), (index) =>
      index < 99 ? 2 : undefined,
    );
    expect(layout.settle(0, 10)).toBe(false);
  });
});
