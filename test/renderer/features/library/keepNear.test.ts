import { expect, it } from 'vitest';
import { keepNear, rowAt } from '../../../../renderer/features/library/libraryStore.ts';
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
  const page = Array.from({ length: 100 }, (_, place) => fakeRow(100 + place, 1, false));
  expect(rowAt({ 1: page }, 103)).toMatchObject({ id: row.id });
  expect(rowAt({ 1: page }, 99)).toBeUndefined();
});
