import type { Size } from './fitInto.ts';

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
  const { context } = drawn;
  if (onWhite) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
  }
  context.drawImage(source, 0, 0, size.width, size.height);
  return drawn;
}

/** A canvas that was lost stays empty without a word, and would be sent as a black picture. */
export function expectOpaque({ canvas, context }: Canvas): void {
  const middle = [canvas.width >> 1, canvas.height >> 1] as const;
  if (context.getImageData(...middle, 1, 1).data[3] !== 255) throw new Error('nothing drawn');
}

/** Gives the pixels back at once: collected in their own time, they would pile up to gigabytes. */
export function emptyCanvas({ canvas }: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
