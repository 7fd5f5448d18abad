import type { Size } from '../scale/fitInto.ts';

export interface Canvas {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** Hidden windows have no GPU to rely on, and the pixels are read back at once. */
export function openCanvas({ width, height }: Size): Canvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

/** The source at that size; on white where it is transparent, should it be asked for. */
export function draw(source: CanvasImageSource, size: Size, onWhite = false): Canvas {
  const drawn = openCanvas(size);
  drawOver(drawn, source);
  if (onWhite) {
    const { context } = drawn;
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
  }
  return drawn;
}

type Mark = readonly [red: number, green: number, blue: number];
/** Two, for pictures that have one of these very colours in their middle. */
const marks: readonly Mark[] = [
  [255, 0, 254],
  [1, 254, 0],
];

/** The source instead of all that was there. Throws when the canvas does not take it. */
export function drawOver(target: Canvas, source: CanvasImageSource): void {
  if (!marks.some((mark) => replaces(target, source, mark))) throw new Error('nothing drawn');
}

/**
 * A canvas that was lost stays as it is without a word, and would be sent as an empty picture: so a
 * point is marked, and must be seen to change.
 */
function replaces({ canvas, context }: Canvas, source: CanvasImageSource, mark: Mark): boolean {
  const { width, height } = canvas;
  const [x, y] = [width >> 1, height >> 1];
  const isMarked = () => {
    const [red, green, blue, alpha] = context.getImageData(x, y, 1, 1).data;
    return alpha === 255 && red === mark[0] && green === mark[1] && blue === mark[2];
  };
  context.globalCompositeOperation = 'copy';
  context.fillStyle = `rgb(${mark.join(' ')})`;
  context.fillRect(x, y, 1, 1);
  if (!isMarked()) throw new Error('nothing drawn');
  context.drawImage(source, 0, 0, width, height);
  return !isMarked();
}

/** Gives the pixels back at once: collected in their own time, they would pile up to gigabytes. */
export function emptyCanvas({ canvas }: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
