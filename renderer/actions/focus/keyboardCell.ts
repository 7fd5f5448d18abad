/**
 * Where the keyboard belongs that an element had once. The cells of a grid show now one item, now another, and
 * while something lay over the window the keyboard may have gone on to another item: one that has no cell, or
 * whose cell is the same element no more. It is in the cell that the grid names by its `tabindex`.
 */
export function keyboardCell(element: HTMLElement): HTMLElement {
  const cell = element.closest('[role="gridcell"]');
  const named = cell
    ?.closest('[role="grid"]')
    ?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]');
  return named == null || named === cell ? element : named;
}
