import { type Cell, type CellContent, type CellTools, createCell } from '../cards/cell.ts';
import type { Group } from '../layout/groups.ts';
import type { LaidRow } from '../layout/layout.ts';
import styles from './Grid.module.css';

/** One row of the grid: its heading, where a group begins with it, and its cards. */
export interface RowView {
  readonly element: HTMLElement;
  readonly number: number;
  show(row: LaidRow, drawing: RowDrawing): void;
  cellAt(index: number): HTMLElement | undefined;
  rest(): void;
}

export interface RowDrawing {
  /** What is taken off an offset of the list to get one of the element that scrolls. */
  readonly base: number;
  readonly headingHeight: number;
  heading(group: Group): string;
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

  return {
    element,
    get number() {
      return number;
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
        const text = drawing.heading(row.heading);
        if (heading.textContent !== text) heading.textContent = text;
        if (heading.parentElement === null) element.prepend(heading);
      }
      inUse = row.cells;
      for (let column = 0; column < row.cells.length; column += 1) {
        let cell = cells[column];
        if (cell === undefined) {
          cell = createCell(tools);
          cells.push(cell);
        }
        cell.show(drawing.content(row, column));
        if (cell.element.parentElement === null) element.append(cell.element);
      }
      for (const spare of cells.slice(row.cells.length)) {
        if (spare.element.parentElement === null) continue;
        spare.rest();
        spare.element.remove();
      }
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
