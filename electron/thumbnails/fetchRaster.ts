import type { Readable } from 'node:stream';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, notFound } from '../../shared/failures.ts';
import { isTooMuchToDecode } from '../../shared/pictures/decodeMemory.ts';
import { leastTellingBytes, tellPicture } from '../../shared/pictures/tellPicture.ts';
import { type RasterHeader, rasterHeaderOf } from './rasterHeader.ts';

/** The bytes of an item on their way; `Download` of a provider fits. */
export interface RasterSource {
  readonly body: Readable;
  readonly sizeBytes: number | null;
}

export interface RasterLimits {
  readonly maxBytes: number;
}

export interface Raster {
  readonly bytes: Uint8Array;
  readonly header: RasterHeader;
}

/** Thrown for what will never be a picture, as against a source that failed this time. */
export class NoPicture extends SatchelError {
  constructor() {
    super(notFound);
    this.name = 'NoPicture';
  }
}

/** Reads a raster picture, and stops at the first bytes of anything else: a video is not fetched for nothing. */
export async function fetchRaster(
  source: RasterSource,
  limits: RasterLimits,
  signal: AbortSignal,
): Promise<Raster> {
  const { body } = source;
  const onAbort = () => body.destroy(new SatchelError(cancelled));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal.aborted) throw new SatchelError(cancelled);
    if ((source.sizeBytes ?? 0) > limits.maxBytes) throw new NoPicture();
    const bytes = await read(body, limits.maxBytes);
    const header = rasterHeaderOf(bytes);
    if (header === null || isTooMuchToDecode(header)) throw new NoPicture();
    return { bytes, header };
  } finally {
    signal.removeEventListener('abort', onAbort);
    body.destroy();
  }
}

async function read(body: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  let typeKnown = false;
  for await (const chunk of body) {
    const part = Buffer.from(chunk);
    chunks.push(part);
    length += part.length;
    if (length > maxBytes) throw new NoPicture();
    if (!typeKnown && length >= leastTellingBytes) {
      if (tellPicture(Buffer.concat(chunks, length)) === null) throw new NoPicture();
      typeKnown = true;
    }
  }
  return Buffer.concat(chunks, length);
}
