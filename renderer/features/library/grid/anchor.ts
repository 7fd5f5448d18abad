import { clamp, type LaidRow, type Layout } from '../layout/layout.ts';

/** An item, and where in its row a line of the view crosses it: what stays there when all else moves. */
export interface Anchor {
  readonly index: number;
  /** From the top of its card, as a share of it; less than 0 above the card, at its heading. */
  readonly share: number;
  /** From the top of the view, in pixels. */
  readonly at: number;
}

/** What stands at `at` pixels below the top of the view; null where the list is at its start, and shall stay there. */
export function anchorAt(layout: Layout, offset: number, at: number): Anchor | null {
  if (layout.total === 0 || (at === 0 && offset < 8)) return null;
  const row = layout.row(layout.rowNear(offset + at));
  const index = row.cells[0]?.index;
  if (index === undefined) return null;
  const { top, height } = cardsOf(layout, row);
  return { index, share: (offset + at - top) / height, at };
}

/** The part of a row below its heading. */
function cardsOf({ headingHeight }: Layout, { top, height, heading }: LaidRow) {
  const above = heading === null ? 0 : headingHeight;
  return { top: top + above, height: Math.max(1, height - above) };
}

/** The offset at which an anchor is where it was; `index` is where its item stands by now. */
export function offsetOf(layout: Layout, anchor: Anchor, index = anchor.index): number {
  const row = layout.row(layout.rowOf(clamp(index, 0, Math.max(0, layout.total - 1))));
  const { top, height } = cardsOf(layout, row);
  return Math.max(0, top + anchor.share * height - anchor.at);
}

/** The offset nearest to now at which a whole row is in sight, below a heading that stays at the top. */
export function offsetToSee(layout: Layout, index: number, offset: number, view: number): number {
  const row = layout.row(layout.rowOf(index));
  const above = row.heading === null ? layout.headingHeight : 0;
  if (row.top - above < offset) return Math.max(0, row.number === 0 ? 0 : row.top - above);
  const bottom = row.top + row.height;
  return bottom > offset + view ? Math.max(0, Math.min(row.top - above, bottom - view)) : offset;
}
