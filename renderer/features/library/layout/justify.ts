import type { Measures } from './layout.ts';

/** What a picture is taken for until it was looked at. */
export const assumedAspect = 4 / 3;
const narrowest = 0.5;
const widest = 3;

/** The shape that a picture gets in a fitted row: one that is longer is shown whole within it. */
export function shapeOf(aspect: number): number {
  return Math.max(narrowest, Math.min(widest, aspect));
}

export interface FittedRow {
  /** Counted from the first of the stretch. */
  readonly first: number;
  readonly count: number;
  readonly pictureHeight: number;
}

/** As large as cards of one size are, where half of the pictures stand upright. */
const heightOf = ({ cardSize }: Measures) => cardSize * 0.9;

/** What the cards of a row share between them. */
const roomFor = ({ width, gap }: Measures, count: number) =>
  Math.max(count, width - gap * (count - 1));

/**
 * Shares out a stretch of pictures among rows that fill the width, each as high as its pictures need together, and
 * all about as high as the size asks for. `ends`: the last row need not be filled, since a heading or nothing follows.
 */
export function fitRows(
  aspects: readonly number[],
  measures: Measures,
  ends: boolean,
): readonly FittedRow[] {
  const shapes = aspects.map(shapeOf);
  const all = shapes.reduce((sum, shape) => sum + shape, 0);
  const wanted = heightOf(measures);
  const inRow = Math.max(narrowest, measures.width / wanted);
  const share = all / inRow;
  const count = Math.max(
    1,
    Math.min(shapes.length, ends ? Math.ceil(share - 0.25) : Math.round(share)),
  );
  // What ends has rows as full as any other, and what is left over in its last.
  const perRow = ends && share < count ? inRow : all / count;
  let before = 0;
  const rowOfEach = shapes.map((shape) => {
    const middle = before + shape / 2;
    before += shape;
    return Math.min(count - 1, Math.floor(middle / perRow));
  });
  const rows: FittedRow[] = [];
  for (let first = 0; first < shapes.length; ) {
    let next = first + 1;
    while (next < shapes.length && rowOfEach[next] === rowOfEach[first]) next += 1;
    const sum = shapes.slice(first, next).reduce((total, shape) => total + shape, 0);
    const last = ends && next === shapes.length;
    rows.push(rowOf(first, next - first, sum, measures, last));
    first = next;
  }
  return rows;
}

function rowOf(
  first: number,
  count: number,
  shapes: number,
  measures: Measures,
  last: boolean,
): FittedRow {
  const filled = roomFor(measures, count) / shapes;
  const wanted = heightOf(measures);
  const height = last ? Math.min(filled, wanted * 1.15) : filled;
  return { first, count, pictureHeight: Math.max(24, Math.min(wanted * 2, Math.round(height))) };
}

/** How wide the pictures of a row are; together they fill it, but for a last row that is not full. */
export function widthsOf(
  aspects: readonly number[],
  row: FittedRow,
  measures: Measures,
): readonly number[] {
  const shapes = aspects.map(shapeOf);
  const all = shapes.reduce((sum, shape) => sum + shape, 0);
  const room = roomFor(measures, shapes.length);
  const scale = Math.min(row.pictureHeight * 1.02, room / all);
  return shapes.map((shape) => shape * scale);
}
