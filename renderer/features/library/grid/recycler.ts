import type { CellTools } from '../cards/cell.ts';
import type { LaidRow, Layout } from '../layout/layout.ts';
import { keepItems } from './keepItems.ts';
import { createRowView, type RowDrawing, type RowView } from './rowView.ts';

/** The rows that are drawn: a few elements that show whatever is in sight. */
export interface Recycler {
  /** Draws these rows, and no others. */
  draw(layout: Layout, numbers: ReadonlySet<number>, drawing: RowDrawing): void;
  /** Puts the elements into the order of the list, for who reads them one after another. */
  order(): void;
  cellAt(layout: Layout, index: number): HTMLElement | undefined;
  clear(): void;
}

export function createRecycler(room: HTMLElement, tools: CellTools): Recycler {
  const drawn = new Map<number, RowView>();
  const spare: RowView[] = [];

  return {
    draw(layout, numbers, drawing) {
      for (const [number, view] of drawn) {
        if (numbers.has(number)) continue;
        drawn.delete(number);
        spare.push(view);
      }
      const rows: { readonly view: RowView; readonly row: LaidRow }[] = [];
      for (const number of numbers) {
        const view = drawn.get(number) ?? spare.pop() ?? createRowView(tools);
        const row = layout.row(number);
        view.widen(row.cells.length);
        drawn.set(number, view);
        rows.push({ view, row });
      }
      keepItems(rows, spare, drawing.itemAt);
      for (const { view, row } of rows) {
        view.show(row, drawing);
        if (view.element.parentElement === null) room.append(view.element);
      }
      // What is not needed now is not kept in the page, and holds no picture.
      for (const view of spare) {
        if (view.element.parentElement === null) continue;
        view.rest();
        view.element.remove();
      }
    },
    order() {
      const rows = [...drawn].sort(([a], [b]) => a - b).map(([, view]) => view.element);
      if (rows.every((row, at) => room.children[at] === row)) return;
      const active = document.activeElement;
      const kept = rows.find((row) => row.contains(active));
      const at = kept === undefined ? -1 : rows.indexOf(kept);
      // The row with the keyboard is not moved, or the keyboard would be lost with it.
      rows.forEach((row, place) => {
        if (place < at) kept?.before(row);
        else if (place > at) room.append(row);
      });
    },
    cellAt(layout, index) {
      return drawn.get(layout.rowOf(index))?.cellAt(index);
    },
    clear() {
      for (const view of [...drawn.values(), ...spare]) {
        view.rest();
        view.element.remove();
      }
      drawn.clear();
      spare.length = 0;
    },
  };
}
