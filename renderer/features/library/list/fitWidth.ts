/** What a cell has beside its words, in CSS pixels. */
const padding = 20;
/** The check mark, the picture, the colour of the account, and the room between them. */
const beforeName = 92;

/** How wide a column is that cuts none of what is in sight of it; null where nothing of it is there. */
export function fitWidth(list: HTMLElement, column: string): number | null {
  const cells = [...list.querySelectorAll<HTMLElement>(`[data-column="${column}"]`)];
  const [first] = cells;
  const pen = list.ownerDocument.createElement('canvas').getContext('2d');
  if (first === undefined || pen === null) return null;
  const widths = cells.map((cell) => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(cell);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const text = cell.querySelector<HTMLElement>('[title]')?.title ?? cell.textContent;
    return pen.measureText(text.trim()).width;
  });
  return Math.ceil(Math.max(...widths)) + padding + (column === 'name' ? beforeName : 0);
}
