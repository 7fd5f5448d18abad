import { clamp, type Layout } from './layout.ts';

/** The item of a row that stands nearest below or above another. */
function nearest(layout: Layout, row: number, index: number): number {
  const own = layout.row(layout.rowOf(index)).cells.find((cell) => cell.index === index);
  const middle = own === undefined ? 0 : own.left + own.width / 2;
  let best = index;
  let least = Number.POSITIVE_INFINITY;
  for (const { index: other, left, width } of layout.row(row).cells) {
    const away = Math.abs(left + width / 2 - middle);
    if (away < least - 0.5) [best, least] = [other, away];
  }
  return best;
}

/**
 * The index that a key takes the focus to, or null when the key is not one of movement. `far`: Home and End mean the
 * ends of the list, not of the row.
 */
export function moveInLayout(
  layout: Layout,
  index: number,
  key: string,
  rowsInView: number,
  far: boolean,
): number | null {
  const last = Math.max(0, layout.total - 1);
  const lastRow = Math.max(0, layout.rows - 1);
  const row = layout.rowOf(index);
  const inRow = () => layout.row(row).cells;
  const page = Math.max(1, rowsInView);
  const toRow = (to: number) => nearest(layout, clamp(to, 0, lastRow), index);
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return row === 0 ? index : toRow(row - 1);
    case 'ArrowDown':
      return row === lastRow ? index : toRow(row + 1);
    case 'PageUp':
      return toRow(row - page);
    case 'PageDown':
      return row === lastRow ? last : toRow(row + page);
    case 'Home':
      return far ? 0 : (inRow()[0]?.index ?? index);
    case 'End':
      return far ? last : (inRow().at(-1)?.index ?? index);
    default:
      return null;
  }
}
