import { type Canvas, openCanvas } from '../drawing/canvas.ts';

export const ink = '#2b2f36';
export const faintInk = '#7a828e';

/** A sheet of white, of a size in which drawings are planned; whatever its pixels are. */
export const planned = 240;

/** The sheet at its real size, on which is drawn as if it had the planned one. */
export function openPaper(edge: number, fill: string | null = '#fff'): Canvas {
  const paper = openCanvas({ width: edge, height: edge });
  const { context } = paper;
  context.scale(edge / planned, edge / planned);
  if (fill !== null) {
    context.fillStyle = fill;
    context.fillRect(0, 0, planned, planned);
  }
  context.textBaseline = 'alphabetic';
  return paper;
}

/** As much of a line as there is room for, with a mark where it is cut. */
export function fitLine(
  context: OffscreenCanvasRenderingContext2D,
  text: string,
  width: number,
): string {
  if (context.measureText(text).width <= width) return text;
  const signs = [...text];
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const part = `${signs.slice(0, middle).join('')}…`;
    if (context.measureText(part).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${signs.slice(0, low).join('').trimEnd()}…`;
}
