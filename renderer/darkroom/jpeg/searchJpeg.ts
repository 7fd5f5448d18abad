import { type Encoded, searchScale } from '../scale/searchScale.ts';

export interface JpegSearch<E extends Encoded> {
  /** Quality in percent. */
  encode(edge: number, quality: number): Promise<E>;
  readonly fullEdge: number;
  readonly maxBytes: number;
}

/** Below this a picture looks better with fewer pixels. */
const leastQuality = 70;
const qualityOfSmaller = 82;
const mostQuality = 100;
const good = 0.95;
const enough = 0.9;

/**
 * The best JPEG that fits: all pixels at the highest quality that fits, else fewer pixels. Null when
 * not even one pixel does.
 */
export async function searchJpeg<E extends Encoded>(search: JpegSearch<E>): Promise<E | null> {
  const { encode, fullEdge, maxBytes } = search;
  const least = await encode(fullEdge, leastQuality);
  if (least.size > maxBytes) {
    return searchScale({
      encode: (edge) => encode(edge, qualityOfSmaller),
      tooLarge: { edge: fullEdge, size: least.size },
      leastEdge: 1,
      maxBytes,
    });
  }
  let fits = { quality: leastQuality, made: least };
  let above: { quality: number; size: number } | null = null;
  while ((above?.quality ?? mostQuality + 1) - fits.quality > 1) {
    const quality = Math.ceil((fits.quality + (above?.quality ?? mostQuality + 1)) / 2);
    const made = await encode(fullEdge, quality);
    if (made.size > maxBytes) above = { quality, size: made.size };
    else fits = { quality, made };
    if (fits.made.size >= maxBytes * good) break;
  }
  if (above === null || fits.made.size >= maxBytes * enough) return fits.made;
  // The last steps of quality are large ones: between two of them, fewer pixels use what is left.
  const { quality, size } = above;
  const smaller = await searchScale({
    encode: (edge) => encode(edge, quality),
    tooLarge: { edge: fullEdge, size },
    leastEdge: Math.ceil(fullEdge / 2),
    maxBytes,
  });
  return smaller !== null && smaller.size > fits.made.size ? smaller : fits.made;
}
