import type { Size } from './fitInto.ts';

export interface Canvas {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** Hidden windows have no GPU to rely on, and the pixels are read back at once. */
export function openCanvas(): Canvas {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return { canvas, context };
}

/** Draws the source anew at that size; on white where it is transparent, should it be asked for. */
export function redraw(
  { canvas, context }: Canvas,
  source: CanvasImageSource,
  { width, height }: Size,
  onWhite = false,
): void {
  canvas.width = width;
  canvas.height = height;
  context.imageSmoothingQuality = 'high';
  if (onWhite) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(source, 0, 0, width, height);
}

/** Gives the pixels back at once: collected in their own time, they would pile up to gigabytes. */
export function emptyCanvas({ canvas }: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
