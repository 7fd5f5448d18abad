import { emptyCanvas, openCanvas } from '../drawing/canvas.ts';
import { decoding, Undecodable } from '../format/undecodable.ts';
import { drawLocked } from '../looks/lockedPage.ts';
import { encoded, type Looked, nothingLearnt, placeholderOf } from '../looks/look.ts';

export interface PageOrder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly maxEdge: number;
  /** From 1. */
  readonly page: number;
}

/** Of a picture in a page; a larger one is left out. */
const mostPixels = 40_000_000;
/** A page has no pixels: these are what it has on a screen of 96 to the inch, where 72 points are one. */
const pixelsPerPoint = 96 / 72;

/** A page of a PDF, on white; of one with a password, a drawing that says so. */
export async function pdfPage({ bytes, maxEdge, page: number }: PageOrder): Promise<Looked> {
  // A reader that cannot be had says nothing of the document.
  const { openDocument, isLocked } = await import('./reader.ts');
  const task = openDocument(bytes, mostPixels);
  try {
    return await decoding(async () => {
      const document = await task.promise;
      if (number > document.numPages) throw new Undecodable('no such page');
      const page = await document.getPage(number);
      const whole = page.getViewport({ scale: 1 });
      const longest = Math.max(whole.width, whole.height);
      if (!(longest > 0) || !Number.isFinite(longest)) throw new Undecodable('no size');
      const viewport = page.getViewport({ scale: maxEdge / longest });
      const drawn = openCanvas({
        width: Math.max(1, Math.round(viewport.width)),
        height: Math.max(1, Math.round(viewport.height)),
      });
      try {
        const canvasContext = drawn.context as unknown as CanvasRenderingContext2D;
        await page.render({ canvas: null, canvasContext, viewport, background: '#fff' }).promise;
        return {
          bytes: await encoded(drawn.canvas, 'image/webp', 0.88),
          look: {
            ...nothingLearnt,
            width: Math.max(1, Math.round(whole.width * pixelsPerPoint)),
            height: Math.max(1, Math.round(whole.height * pixelsPerPoint)),
            placeholder: placeholderOf(drawn.canvas),
            pages: document.numPages,
          },
        };
      } finally {
        emptyCanvas(drawn);
      }
    });
  } catch (error) {
    if (error instanceof Undecodable && isLocked(error.cause)) return await drawLocked(maxEdge);
    throw error;
  } finally {
    await task.destroy();
  }
}
