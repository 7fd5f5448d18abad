import { rgbaToThumbHash } from 'thumbhash';
import { draw, emptyCanvas } from '../drawing/canvas.ts';
import { fitInto, type Size } from '../scale/fitInto.ts';

/** What looking at a file told of it, besides its picture. */
export interface Look {
  /** In pixels, upright; null for what has no shape of its own. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  /** A thumbhash of the picture; null where nothing is blurred in. */
  readonly placeholder: Uint8Array | null;
  /** Of a document. */
  readonly pages: number | null;
}

/** A picture, and what was learnt by making it. */
export interface Looked {
  readonly bytes: Uint8Array;
  readonly look: Look;
}

export const nothingLearnt: Look = {
  width: null,
  height: null,
  durationMs: null,
  placeholder: null,
  pages: null,
};

/** A hash holds seven waves a side at most: more points than this would tell it nothing. */
const hashedEdge = 32;

/** The colours of a canvas in some 25 bytes. */
export function placeholderOf(canvas: OffscreenCanvas): Uint8Array {
  const size = fitInto(canvas, hashedEdge);
  const drawn = draw(canvas, size);
  try {
    const { data } = drawn.context.getImageData(0, 0, size.width, size.height);
    return rgbaToThumbHash(size.width, size.height, data);
  } finally {
    emptyCanvas(drawn);
  }
}

/** What looks like paper or like a drawing compresses well either way; WebP keeps transparency. */
export async function encoded(
  canvas: OffscreenCanvas,
  type: 'image/jpeg' | 'image/webp',
  quality = 0.85,
): Promise<Uint8Array> {
  const blob = await canvas.convertToBlob({ type, quality });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A length that somebody may have meant, in ms; null for one that says nothing. */
export function sensibleMs(seconds: number | null): number | null {
  const most = 100 * 60 * 60;
  if (seconds === null || !(seconds > 0) || seconds > most) return null;
  return Math.round(seconds * 1_000);
}

/** Whether a claimed size may be decoded at all. */
export function isDecodable({ width, height }: Size, mostPixels: number): boolean {
  return width >= 1 && height >= 1 && width * height <= mostPixels;
}
