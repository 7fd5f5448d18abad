import { drawOver, emptyCanvas, openCanvas } from './canvas.ts';
import type { Size } from './fitInto.ts';
import { decoding } from './undecodable.ts';

/** One picture of an animation as it is seen, and for how long. */
export interface Shown {
  readonly pixels: Uint8ClampedArray;
  readonly delayMs: number;
}

export interface MovingGif {
  readonly size: Size;
  readonly frames: number;
  /** How often it plays, as a GIF writes it: -1 once, 0 for ever. */
  readonly repeat: number;
  /** The frames at that size, from the first on; with `every` 2 only each second one, for longer. */
  play(size: Size, every: number): AsyncGenerator<Shown>;
  close(): void;
}

/** What a browser shows of a frame that says no time, or hardly any. */
const unsaidMs = 100;

/** Opens a GIF that moves; null for one that stands still. The decoder puts its frames together. */
export async function openMovingGif(
  bytes: Uint8Array<ArrayBuffer>,
  size: Size,
): Promise<MovingGif | null> {
  const decoder = new ImageDecoder({ data: bytes, type: 'image/gif', preferAnimation: true });
  try {
    // Only with both is the number of frames known.
    await decoding(() => Promise.all([decoder.completed, decoder.tracks.ready]));
  } catch (error) {
    decoder.close();
    throw error;
  }
  const track = decoder.tracks.selectedTrack;
  const frames = track?.frameCount ?? 0;
  if (track === null || frames < 2) {
    decoder.close();
    return null;
  }

  async function* play(wanted: Size, every: number): AsyncGenerator<Shown> {
    const canvas = openCanvas(wanted);
    const { width, height } = wanted;
    try {
      for (let index = 0; index < frames; index += every) {
        const { image } = await decoding(() => decoder.decode({ frameIndex: index }));
        drawOver(canvas, image);
        const pixels = canvas.context.getImageData(0, 0, width, height).data;
        image.close();
        const shown = Math.min(every, frames - index);
        yield {
          pixels,
          delayMs: Math.max(20, ((image.duration ?? 0) / 1_000 || unsaidMs) * shown),
        };
      }
    } finally {
      emptyCanvas(canvas);
    }
  }

  const plays = track.repetitionCount;
  const repeat = plays === Number.POSITIVE_INFINITY ? 0 : plays === 0 ? -1 : plays;
  return { size, frames, repeat, play, close: () => decoder.close() };
}
