import { SatchelError } from '../../shared/failure.ts';
import { pictureEdges } from '../../shared/pictures/variants.ts';
import type { Darkroom, Picture } from './darkroom.ts';
import { drawRequestOf } from './originals/drawRequest.ts';
import { NoPicture } from './originals/noPicture.ts';
import { rasterHeaderOf } from './originals/rasterHeader.ts';
import type { Original } from './originals/readOriginal.ts';
import { isStill, type PictureWanted } from './pictureKey.ts';

type Room = Pick<Darkroom, 'picture' | 'draw'>;

/** In a tile, for as long as the pointer rests on it; and where it is looked at, drawn within some seconds. */
const animations = {
  moving: { maxEdge: 340, maxBytes: 3 * 1024 * 1024, mostFrames: 80 },
  playing: { maxEdge: 800, maxBytes: 12 * 1024 * 1024, mostFrames: 100 },
};

const mostFullEdge = 8_192;
/** 96 MB in the window are enough for one picture. */
const mostFullPixels = 24_000_000;

function fullEdgeOf({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): number {
  const share = Math.sqrt(mostFullPixels / Math.max(1, width * height));
  return Math.min(mostFullEdge, Math.max(1, Math.floor(Math.max(width, height) * share)));
}

/** What is wanted of an original, made in the darkroom; throws NoPicture where there is no such thing. */
export async function makePicture(
  room: Room,
  original: Original,
  wanted: PictureWanted,
  signal: AbortSignal,
  onSuspect: () => void,
): Promise<Picture> {
  try {
    return await made(room, original, wanted, signal, onSuspect);
  } catch (error) {
    const shownNothing = error instanceof SatchelError && error.failure.kind === 'not-found';
    throw shownNothing ? new NoPicture() : error;
  }
}

function made(
  room: Room,
  original: Original,
  wanted: PictureWanted,
  signal: AbortSignal,
  onSuspect: () => void,
): Promise<Picture> {
  if (original.kind === 'raster') {
    const { bytes, header } = original;
    if (isStill(wanted)) {
      const request = { ...header, bytes, maxEdge: pictureEdges[wanted], learns: true };
      return room.picture(request, signal, onSuspect);
    }
    if (wanted === 'full') {
      return room.picture({ ...header, bytes, maxEdge: fullEdgeOf(header) }, signal, onSuspect);
    }
    if (wanted !== 'moving' && wanted !== 'playing') throw new NoPicture();
    return room.draw(
      { kind: 'moving', ...header, bytes, ...animations[wanted] },
      signal,
      onSuspect,
    );
  }
  if (wanted === 'moving' || wanted === 'playing' || wanted === 'full') throw new NoPicture();
  if (!isStill(wanted)) {
    if (original.kind !== 'document') throw new NoPicture();
    const request = drawRequestOf(original, pictureEdges.preview, wanted.page);
    return room.draw(request, signal, onSuspect);
  }
  return room.draw(drawRequestOf(original, pictureEdges[wanted]), signal, onSuspect);
}

/** The same picture smaller, made of one that the darkroom made before; null where that is none. */
export async function makeSmaller(
  room: Room,
  bytes: Uint8Array,
  maxEdge: number,
  signal: AbortSignal,
): Promise<Picture | null> {
  const header = rasterHeaderOf(bytes);
  return header === null ? null : room.picture({ ...header, bytes, maxEdge }, signal);
}
