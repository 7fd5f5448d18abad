import type { Darkroom } from './darkroom.ts';
import { NoPicture } from './originals/noPicture.ts';
import { type OriginalSource, readOriginal } from './originals/readOriginal.ts';

/** A picture in its full size as a PNG, upright; throws SatchelError for what is none or too large. */
export type PngOf = (source: OriginalSource, signal: AbortSignal) => Promise<Uint8Array>;

const maxBytes = 64 * 1024 * 1024;
const mostPngBytes = 256 * 1024 * 1024;

export function createPngOf(room: Pick<Darkroom, 'fit'>): PngOf {
  return async (source, signal) => {
    const original = await readOriginal(source, { maxBytes, beginningBytes: 0 }, signal);
    if (original === 'partial' || original.kind !== 'raster') throw new NoPicture();
    const { bytes, header } = original;
    const made = await room.fit(
      {
        ...header,
        bytes,
        maxBytes: mostPngBytes,
        types: ['image/png'],
        purpose: 'convert',
        flatten: false,
        parts: true,
      },
      signal,
    );
    return made.bytes;
  };
}
