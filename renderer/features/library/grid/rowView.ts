import type { MediaId } from '../../../../shared/ids.ts';
import { type Cell, type CellContent, type CellTools, createCell } from '../cards/cell.ts';
import type { Group } from '../layout/groups.ts';
import type { LaidRow } from '../layout/layout.ts';
import styles from './Grid.module.css';
import { type Heading, showHeading } from './heading.ts';

/** One row of the grid: its heading, where a group begins with it, and its cards. */
export interface RowView {
  readonly element: HTMLElement;
  readonly number: number;
  /** One for each column, and those that are spare; another row may have taken one for another. */
  readonly cells: Cell[];
  /** Has at least so many cells. */
  widen(columns: number): void;
  show(row: LaidRow, drawing: RowDrawing): void;
  cellAt(index: number): HTMLElement | undefined;
  rest(): void;
}

export interface RowDrawing {
  /** What is taken off an offset of the list to get one of the element that scrolls. */
  readonly base: number;
  readonly headingHeight: number;
  heading(group: Group): Heading;
  /** Which item has this index; undefined for one that is on its way. */
  itemAt(index: number): MediaId | undefined;
  content(row: LaidRow, column: number): CellContent;
}

export function createRowView(tools: CellTools): RowView {
  const element = document.createElement('div');
  element.setAttribute('role', 'row');
  element.className = styles['row'] ?? '';
  const heading = document.createElement('div');
  heading.setAttribute('role', 'rowheader');
  heading.className = styles['heading'] ?? '';
  const cells: Cell[] = [];
  let number = -1;
  let top = Number.NaN;
  let above = -1;
  let inUse: readonly { readonly index: number }[] = [];

  const firstCell = () =>
    heading.parentElement === element ? heading.nextSibling : element.firstChild;

  function stands(shown: readonly Cell[]): boolean {
    let next = firstCell();
    for (const cell of shown) {
      if (next !== cell.element) return false;
      next = next.nextSibling;
    }
    return next === null;
  }

  /** Has just these cells in the row, in the order of their columns; those that stand right are not touched. */
  function stand(shown: readonly Cell[]): void {
    if (stands(shown)) return;
    const kept = new Set<Node>([heading, ...shown.map((cell) => cell.element)]);
    for (const child of Array.from(element.childNodes)) if (!kept.has(child)) child.remove();
    let next = firstCell();
    for (const cell of shown) {
      if (next === cell.element) next = next.nextSibling;
      else element.insertBefore(cell.element, next);
    }
  }

  return {
    element,
    cells,
    get number() {
      return number;
    },
    widen(columns) {
      while (cells.length < columns) cells.push(createCell(tools));
    },
    show(row, drawing) {
      if (number !== row.number) {
        number = row.number;
        element.ariaRowIndex = `${number + 1}`;
      }
      const nextTop = row.top - drawing.base;
      if (top !== nextTop) {
        top = nextTop;
        element.style.transform = `translateY(${top}px)`;
      }
      const nextAbove = row.heading === null ? 0 : drawing.headingHeight;
      if (above !== nextAbove) {
        above = nextAbove;
        element.style.setProperty('--above', `${above}px`);
      }
      if (row.heading === null) heading.remove();
      else {
        showHeading(heading, drawing.heading(row.heading));
        if (heading.parentElement === null) element.prepend(heading);
      }
      inUse = row.cells;
      const shown = cells.slice(0, row.cells.length);
      for (const spare of cells.slice(row.cells.length)) {
        if (spare.item === null && spare.element.parentElement === null) continue;
        spare.rest();
        spare.element.remove();
      }
      stand(shown);
      for (const [column, cell] of shown.entries()) cell.show(drawing.content(row, column));
    },
    cellAt(index) {
      const column = inUse.findIndex((cell) => cell.index === index);
      return column < 0 ? undefined : cells[column]?.element;
    },
    rest() {
      for (const cell of cells) cell.rest();
      number = -1;
      inUse = [];
    },
  };
}
