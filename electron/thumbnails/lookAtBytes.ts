import { Readable } from 'node:stream';
import type { Darkroom, Picture } from './darkroom.ts';
import { drawRequestOf } from './originals/drawRequest.ts';
import { NoPicture } from './originals/noPicture.ts';
import { readOriginal } from './originals/readOriginal.ts';

/** A picture of a file that is here as it is; throws `not-found` for what shows nothing. */
export type LookAtBytes = (
  bytes: Uint8Array,
  maxEdge: number,
  signal: AbortSignal,
) => Promise<Picture>;

const maxBytes = 64 * 1024 * 1024;

export function createLookAtBytes(room: Pick<Darkroom, 'picture' | 'draw'>): LookAtBytes {
  return async (bytes, maxEdge, signal) => {
    const source = { body: Readable.from([bytes]), sizeBytes: bytes.length };
    const limits = { maxBytes, beginningBytes: maxBytes };
    const original = await readOriginal(source, limits, signal);
    if (original === 'partial') throw new NoPicture();
    if (original.kind !== 'raster') return room.draw(drawRequestOf(original, maxEdge), signal);
    const { header } = original;
    return room.picture({ ...header, bytes: original.bytes, maxEdge }, signal);
  };
}
