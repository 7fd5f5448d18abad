import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepNear, pagesBetween, rowAt } from '../../../../renderer/stores/library/pages.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

const pagesTo = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, page) => [page, []]));

it('lets go of what is far away, never of what was just loaded', () => {
  const kept = Object.keys(keepNear(pagesTo(100), 50)).map(Number);
  expect(kept).toHaveLength(60);
  expect(kept).toContain(50);
  expect(kept).not.toContain(0);
  expect(kept).not.toContain(99);
});

it('keeps everything while it is little', () => {
  const pages = pagesTo(10);
  expect(keepNear(pages, 3)).toBe(pages);
});

it('finds an item on its page', () => {
  const row = fakeRow(103, 1, false);
  const page = Array.from({ length: 100 }, (_, index) => fakeRow(100 + index, 1, false));
  expect(rowAt({ 1: page }, 103)).toMatchObject({ id: row.id });
  expect(rowAt({ 1: page }, 99)).toBeUndefined();
});

describe('pagesBetween', () => {
  it('covers the range, and no page beyond the end', () => {
    const index = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(index, index, fc.integer({ min: 1, max: 5_000 }), (a, b, total) => {
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
