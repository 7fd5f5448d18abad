import type { MovingPicture } from '../moving/movingPicture.ts';
import { fitInto } from '../scale/fitInto.ts';
import { searchScale } from '../scale/searchScale.ts';
import { encodeGif } from './encodeGif.ts';
import { growScale } from './growScale.ts';

/** Work is counted in pixels drawn, which is what the time goes by. */
export interface Effort {
  /** The first try of a way draws no more than this. */
  readonly first: number;
  /** All tries together; what is smaller than it could be grows as long as some of it is left. */
  readonly inAll: number;
}
const usualEffort: Effort = { first: 40_000_000, inAll: 400_000_000 };
/** An animation smaller than this part of its edge is no help to anyone, and a jerky one little. */
const leastPart = 1 / 4;

/**
 * An animation in at most so many bytes, still moving: fewer pixels first, then fewer colours, then
 * every second frame. Null when all of that is not enough.
 */
export async function fitGif(
  gif: MovingPicture,
  maxBytes: number,
  effort = usualEffort,
): Promise<Uint8Array | null> {
  let spent = 0;
  const edge = Math.max(gif.size.width, gif.size.height);
  const leastEdge = Math.max(1, Math.ceil(edge * leastPart));
  const ways = [
    { colours: 255, every: 1 },
    { colours: 63, every: 1 },
    { colours: 63, every: 2 },
    { colours: 31, every: 3 },
  ];
  for (const way of ways) {
    const frames = Math.ceil(gif.frames / way.every);
    const area = gif.size.width * gif.size.height * frames;
    const startEdge = Math.floor(edge * Math.min(1, Math.sqrt(effort.first / area)));
    if (startEdge < leastEdge || (way.every > 1 && frames < 2)) continue;
    const encode = async (wanted: number) => {
      const size = fitInto(gif.size, wanted);
      spent += size.width * size.height * frames;
      const bytes = await encodeGif(gif, { size, ...way }, maxBytes * tooLargeBy);
      return { bytes, size: bytes?.length ?? maxBytes * tooLargeBy };
    };
    // The least one tells whether this way leads there at all, and costs little.
    const least = await encode(leastEdge);
    if (least.bytes === null || least.size > maxBytes) continue;
    const full = await encode(startEdge);
    if (full.bytes !== null && full.size <= maxBytes) {
      const made = await growScale({
        encode,
        fits: { edge: startEdge, made: full },
        fullEdge: edge,
        maxBytes,
        // Half of what is left, so that there is a try after one that comes out too large.
        affordable: () =>
          Math.floor(edge * Math.sqrt(Math.max(0, effort.inAll - spent) / 2 / area)),
      });
      return made.bytes;
    }
    const tooLarge = { edge: startEdge, size: full.size };
    const found = await searchScale({ encode, tooLarge, leastEdge: leastEdge + 1, maxBytes });
    return found?.bytes ?? least.bytes;
  }
  return null;
}

/** A try is broken off when it is so much too large: the guess after it needs no more to go by. */
const tooLargeBy = 3;
