import type { MediaRow } from '../../../../shared/media.ts';
import { providerNow } from '../../../bridge/providerNow.ts';
import type { CardFacts } from '../cards/cardFacts.ts';
import type { CellContent, CellTools } from '../cards/cell.ts';
import type { Frame } from '../cards/cellPicture.ts';
import type { Group } from '../layout/groups.ts';
import { clamp, type LaidRow, type Layout } from '../layout/layout.ts';
import { createHeadings } from './heading.ts';
import { createRecycler } from './recycler.ts';
import type { Scroller } from './scroller.ts';
import type { StickyHeading } from './stickyHeading.ts';

/** What the grid draws from; asked whenever it draws. */
export interface GridSource {
  readonly layout: Layout;
  readonly groups: readonly Group[] | null;
  rowAt(index: number): MediaRow | undefined;
  isSelected(index: number): boolean;
  factsOf(row: MediaRow): CardFacts;
  /** Where the keyboard is. */
  focus(): number;
  frameOf(width: number, height: number): Frame;
}

export interface GridView {
  /** Draws what is in sight, as it is now. */
  draw(source: GridSource): void;
  order(): void;
  cellAt(index: number): HTMLElement | undefined;
  /** The items of the rows in sight, both included; null where there are none. */
  readonly inSight: { readonly first: number; readonly last: number } | null;
  clear(): void;
}

/** Rows that lie within so many pixels of what is in sight are drawn too. */
const margin = 100;

export function createGridView(
  room: HTMLElement,
  scroller: Scroller,
  sticky: StickyHeading,
  tools: CellTools,
): GridView {
  const recycler = createRecycler(room, tools);
  const headings = createHeadings();
  let drawn: Layout | null = null;
  let inSight: GridView['inSight'] = null;

  function rowsAround(layout: Layout, top: number, bottom: number): Set<number> {
    const first = layout.rowNear(Math.max(0, top));
    const last = layout.rowNear(Math.min(layout.height, bottom));
    return new Set(Array.from({ length: last - first + 1 }, (_, place) => first + place));
  }

  /** The first and the last item of the rows in sight. */
  function itemsInSight(layout: Layout, top: number, bottom: number): GridView['inSight'] {
    if (layout.total === 0) return null;
    const first = layout.row(layout.rowNear(top)).cells[0]?.index;
    const last = layout.row(layout.rowNear(bottom)).cells.at(-1)?.index;
    return first === undefined || last === undefined ? null : { first, last };
  }

  return {
    get inSight() {
      return inSight;
    },
    draw(source) {
      const { layout } = source;
      drawn = layout;
      const { offset, view, base } = scroller;
      const focus = clamp(source.focus(), 0, Math.max(0, layout.total - 1));
      const near = scroller.pace === 'flying' ? 0 : margin;
      const numbers = rowsAround(layout, offset - near, offset + view + near);
      // The row with the keyboard stays, however far one scrolls, or the focus would be lost with it.
      if (layout.total > 0) numbers.add(layout.rowOf(focus));
      inSight = itemsInSight(layout, offset, offset + view);
      const content = (row: LaidRow, column: number): CellContent => {
        const laid = row.cells[column] ?? { index: 0, left: 0, width: 0 };
        const item = source.rowAt(laid.index);
        return {
          ...laid,
          column,
          row: item,
          facts: item === undefined ? undefined : source.factsOf(item),
          selected: item !== undefined && source.isSelected(laid.index),
          focused: laid.index === focus,
          frame: source.frameOf(laid.width, row.pictureHeight),
        };
      };
      const now = providerNow();
      const heading = headings(now);
      recycler.draw(layout, numbers, {
        base,
        headingHeight: layout.headingHeight,
        heading,
        itemAt: (index) => source.rowAt(index)?.id,
        content,
      });
      sticky.draw(layout, source.groups, offset, heading);
    },
    order: recycler.order,
    cellAt: (index) => (drawn === null ? undefined : recycler.cellAt(drawn, index)),
    clear: recycler.clear,
  };
}
