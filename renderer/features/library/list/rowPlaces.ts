import { between, noRanges, type Ranges } from '../../../../shared/selection/ranges.ts';

/** Where the rows of a list stand, in CSS pixels from its top: all of one height, under headings of another. */
export interface RowPlaces {
  readonly height: number;
  readonly rowHeight: number;
  /** The top of a row. */
  topOf(index: number): number;
  /** The same, or the top of the heading that stands over it. */
  startOf(index: number): number;
  /** The row that an offset meets, by its heading too; the last one below them all. */
  indexAt(offset: number): number;
  /** Those that lie between two offsets, however little of them. */
  rowsIn(top: number, bottom: number): Ranges;
  /** The groups of which a heading or a row is between two rows, the first and the last one of them too. */
  groupsIn(first: number, last: number): readonly number[];
}

/** `starts`: the first row of each group, in their order; none where there are no headings. */
export function rowPlaces(
  total: number,
  rowHeight: number,
  starts: readonly number[],
  headingHeight: number,
): RowPlaces {
  /** How many groups begin before a row. */
  const begunBefore = (index: number) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const startOf = (index: number) => index * rowHeight + begunBefore(index) * headingHeight;
  const topOf = (index: number) => index * rowHeight + begunBefore(index + 1) * headingHeight;
  const indexAt = (offset: number) => {
    let [low, high] = [0, Math.max(0, total - 1)];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const height = total * rowHeight + begunBefore(total) * headingHeight;
  return {
    height,
    rowHeight,
    topOf,
    startOf,
    indexAt,
    rowsIn(top, bottom) {
      if (total === 0 || bottom < 0 || top >= height) return noRanges;
      const first = indexAt(top);
      const at = indexAt(bottom);
      // What ends within a heading has not reached the row below.
      const last = bottom < topOf(at) ? at - 1 : at;
      return first > last ? noRanges : between(first, last);
    },
    groupsIn(first, last) {
      const from = Math.max(0, begunBefore(first + 1) - 1);
      return starts.slice(from, begunBefore(last + 1)).map((_, place) => from + place);
    },
  };
}
