import type { MediaId } from '../../../shared/ids.ts';
import type { Lines } from '../../../shared/keptPosition.ts';
import type { MediaRow } from '../../../shared/media.ts';

/** The rows of a list by the number of their page, as far as they were fetched. */
export type Pages = Readonly<Record<number, readonly MediaRow[]>>;

export const pageSize = 100;
const mostPages = 60;

/** The pages that hold the items from `first` to `last`, both included. */
export function pagesBetween(first: number, last: number, size: number, total: number): number[] {
  if (total === 0) return [];
  const from = Math.floor(Math.max(0, first) / size);
  const to = Math.floor(Math.min(last, total - 1) / size);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
}

/** Lets go of the pages farthest from where the person is. */
export function keepNear(pages: Pages, page: number): Pages {
  const numbers = Object.keys(pages).map(Number);
  if (numbers.length <= mostPages) return pages;
  numbers.sort((a, b) => Math.abs(a - page) - Math.abs(b - page));
  return Object.fromEntries(numbers.slice(0, mostPages).map((near) => [near, pages[near] ?? []]));
}

const fieldsOf = (row: MediaRow) => Object.keys(row) as (keyof MediaRow)[];

/** The rows of some pages, as the very values that were there before where nothing of them changed. */
export function keepRows(pages: Pages, before: Pages): Pages {
  const known = new Map(
    Object.values(before).flatMap((rows) => rows.map((row) => [row.id, row] as const)),
  );
  const kept = (row: MediaRow) => {
    const old = known.get(row.id);
    return old !== undefined && fieldsOf(row).every((field) => row[field] === old[field])
      ? old
      : row;
  };
  return Object.fromEntries(
    Object.entries(pages).map(([page, rows]) => [page, rows.map(kept)] as const),
  );
}

export function rowAt(pages: Pages, index: number): MediaRow | undefined {
  return pages[Math.floor(index / pageSize)]?.[index % pageSize];
}

/** The list by the ids of its items, as far as they are here. */
export function linesOf({
  pages,
  total,
}: {
  readonly pages: Pages;
  readonly total: number;
}): Lines<MediaId> {
  let positions: Map<MediaId, number> | null = null;
  const keyAt = (index: number) => rowAt(pages, index)?.id;
  return {
    count: total,
    keyAt,
    indexOf(key) {
      positions ??= new Map(
        Object.entries(pages).flatMap(([page, rows]) =>
          rows.map(({ id }, offset) => [id, Number(page) * pageSize + offset] as const),
        ),
      );
      return positions.get(key);
    },
  };
}
