import type { Group } from './groups.ts';
import { assumedAspect, type FittedRow, fitRows, widthsOf } from './justify.ts';
import { clamp, type LaidRow, type Layout, lastNotBeyond, type Measures } from './layout.ts';

/** Rows that fit their pictures, so that none is cut and every row fills the width. */
export interface JustifiedLayout extends Layout {
  /**
   * Lays out anew what lies between two items, both included, by what is known of them now; answers whether anything
   * moved. Whatever was not settled is taken for pictures of 4:3.
   */
  settle(first: number, last: number): boolean;
}

/** Items that are laid out by themselves, so that what is learned of some moves no others but up or down. */
interface Piece {
  readonly start: number;
  readonly count: number;
  /** The group that begins with it. */
  readonly heading: Group | null;
  readonly ends: boolean;
}

interface Settled {
  readonly aspects: readonly number[];
  readonly rows: readonly FittedRow[];
}

/** As many as come at once, so that a piece is known as a whole. */
const pieceSize = 100;

function piecesOf(total: number, groups: readonly Group[] | null): Piece[] {
  const pieces: Piece[] = [];
  for (const group of groups ?? [{ start: 0, count: total }]) {
    const end = group.start + group.count;
    for (let start = group.start; start < end; ) {
      const next = Math.min(end, (Math.floor(start / pieceSize) + 1) * pieceSize);
      const heading = 'unit' in group && start === group.start ? group : null;
      pieces.push({ start, count: next - start, heading, ends: next === end });
      start = next;
    }
  }
  return pieces;
}

/** `aspectOf`: width by height; undefined for an item that is not here yet. */
export function createJustifiedLayout(
  total: number,
  groups: readonly Group[] | null,
  measures: Measures,
  aspectOf: (index: number) => number | undefined,
): JustifiedLayout {
  const { wordsHeight, gap, headingHeight } = measures;
  const pieces = piecesOf(total, groups);
  const count = pieces.length;
  const settled = new Map<number, Settled>();
  const assumed = new Map<string, Settled>();
  const starts = Float64Array.from(pieces, ({ start }) => start);
  const firstRows = new Float64Array(count + 1);
  const tops = new Float64Array(count + 1);

  function assumedOf({ count: items, ends }: Piece): Settled {
    const key = `${items} ${ends}`;
    const aspects = Array<number>(items).fill(assumedAspect);
    const found = assumed.get(key) ?? { aspects, rows: fitRows(aspects, measures, ends) };
    assumed.set(key, found);
    return found;
  }

  const partOf = (at: number, piece: Piece) => settled.get(at) ?? assumedOf(piece);
  const heightOf = ({ pictureHeight }: FittedRow) => pictureHeight + wordsHeight + gap;
  const aboveOf = ({ heading }: Piece) => (heading === null ? 0 : headingHeight);

  function stack(from: number): void {
    for (let at = from; at < count; at += 1) {
      const piece = pieces[at];
      if (piece === undefined) return;
      const { rows } = partOf(at, piece);
      const height = rows.reduce((sum, row) => sum + heightOf(row), aboveOf(piece));
      firstRows[at + 1] = (firstRows[at] ?? 0) + rows.length;
      tops[at + 1] = (tops[at] ?? 0) + height;
    }
  }
  stack(0);

  function row(number: number): LaidRow {
    const at = lastNotBeyond(firstRows, count, number);
    const piece = pieces[at];
    const empty = { number, top: 0, height: 0, pictureHeight: 0, heading: null, cells: [] };
    if (piece === undefined) return empty;
    const { rows, aspects } = partOf(at, piece);
    const within = number - (firstRows[at] ?? 0);
    const fitted = rows[within];
    if (fitted === undefined) return empty;
    let top = tops[at] ?? 0;
    for (let before = 0; before < within; before += 1) {
      const above = rows[before];
      if (above !== undefined) top += heightOf(above);
    }
    const { first, count: items, pictureHeight } = fitted;
    const widths = widthsOf(aspects.slice(first, first + items), fitted, measures);
    let left = 0;
    const cells = widths.map((width, place) => {
      const cell = { index: piece.start + first + place, left, width };
      left += width + gap;
      return cell;
    });
    const heading = within === 0 ? piece.heading : null;
    return {
      number,
      top: within === 0 ? top : top + aboveOf(piece),
      height: heightOf(fitted) + (heading === null ? 0 : headingHeight),
      pictureHeight,
      heading,
      cells,
    };
  }

  return {
    total,
    columns: measures.columns,
    headingHeight: groups === null ? 0 : headingHeight,
    get rows() {
      return firstRows[count] ?? 0;
    },
    get height() {
      return tops[count] ?? 0;
    },
    rowOf(index) {
      const at = lastNotBeyond(starts, count, index);
      const piece = pieces[at];
      if (piece === undefined) return 0;
      const { rows } = partOf(at, piece);
      const next = rows.findIndex(({ first }) => first > index - piece.start);
      return (firstRows[at] ?? 0) + (next < 0 ? rows.length : next) - 1;
    },
    rowNear(offset) {
      const at = lastNotBeyond(tops, count, offset);
      const piece = pieces[at];
      if (piece === undefined) return 0;
      const { rows } = partOf(at, piece);
      let bottom = (tops[at] ?? 0) + aboveOf(piece);
      const within = rows.findIndex((each) => {
        bottom += heightOf(each);
        return offset < bottom;
      });
      return (firstRows[at] ?? 0) + (within < 0 ? rows.length - 1 : clamp(within, 0, rows.length));
    },
    row,
    settle(first, last) {
      let moved: number | null = null;
      for (let at = lastNotBeyond(starts, count, first); at < count; at += 1) {
        const piece = pieces[at];
        if (piece === undefined || piece.start > last) break;
        const aspects: number[] = [];
        for (let place = 0; place < piece.count; place += 1) {
          const aspect = aspectOf(piece.start + place);
          if (aspect === undefined) break;
          aspects.push(aspect);
        }
        if (aspects.length < piece.count) continue;
        const before = partOf(at, piece).aspects;
        if (aspects.every((aspect, place) => aspect === before[place])) continue;
        settled.set(at, { aspects, rows: fitRows(aspects, measures, piece.ends) });
        moved ??= at;
      }
      if (moved !== null) stack(moved);
      return moved !== null;
    },
  };
}
