import type { Group } from './groups.ts';

/** One card, in CSS pixels from the start edge of its row. */
export interface LaidCell {
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

export interface LaidRow {
  readonly number: number;
  /** From the top of the list; a heading stands above the cards, within the row. */
  readonly top: number;
  /** To where the next row begins. */
  readonly height: number;
  readonly pictureHeight: number;
  readonly heading: Group | null;
  readonly cells: readonly LaidCell[];
}

/**
 * Where every item of a list stands. Rows lie under each other without a gap between them, each item is in exactly
 * one, and none is worked out before it is asked for.
 */
export interface Layout {
  readonly total: number;
  readonly rows: number;
  /** The most cards that stand beside each other in a row that is not fitted. */
  readonly columns: number;
  readonly height: number;
  readonly headingHeight: number;
  rowOf(index: number): number;
  /** The row at an offset from the top; the first or the last for one beyond the ends. */
  rowNear(offset: number): number;
  row(number: number): LaidRow;
}

/** What the cards of a list measure, in CSS pixels. */
export interface Measures {
  readonly width: number;
  /** How many cards stand beside each other, where rows are not fitted. */
  readonly columns: number;
  /** In fitted rows, pictures are about as high. */
  readonly cardSize: number;
  readonly gap: number;
  /** What stands below a picture. */
  readonly wordsHeight: number;
  readonly headingHeight: number;
}

/** The last position whose start is not beyond `value`, in an ascending list that begins at 0. */
export function lastNotBeyond(starts: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = Math.max(0, count - 1);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many cards of a size, and the gaps between them, a width has room for. */
export function columnsFor(width: number, cardSize: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (cardSize + gap)));
}

export const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(most, value));
