import { drawOver, emptyCanvas, openCanvas } from '../drawing/canvas.ts';
import { decoding } from '../format/undecodable.ts';
import type { Size } from '../scale/fitInto.ts';

export interface MovingPicture {
  readonly size: Size;
  readonly frames: number;
  /** How often it plays, as a GIF writes it: -1 once, 0 for ever. */
  readonly repeat: number;
  /** The frames at that size, from the first on; with `every` 2 only each second one. */
  play(size: Size, every: number): AsyncGenerator<Uint8ClampedArray>;
  /** For how long a frame is seen that stands for itself and those after it, `every` in all. */
  shownMs(index: number, every: number): Promise<number>;
  close(): void;
}

/** What a browser shows of a frame that says no time, or hardly any. */
const unsaidMs = 100;
const hardlyAnyMs = 10;

/** Opens a picture that moves; null for one that stands still. The decoder puts its frames together. */
export async function openMovingPicture(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  size: Size,
): Promise<MovingPicture | null> {
  const decoder = new ImageDecoder({ data: bytes, type: contentType, preferAnimation: true });
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

  const durations: number[] = [];
  async function frameAt(index: number): Promise<VideoFrame> {
    const { image } = await decoding(() => decoder.decode({ frameIndex: index }));
    const ms = (image.duration ?? 0) / 1_000;
    durations[index] = ms > hardlyAnyMs ? ms : unsaidMs;
    return image;
  }

  async function* play(wanted: Size, every: number): AsyncGenerator<Uint8ClampedArray> {
    const canvas = openCanvas(wanted);
    const { width, height } = wanted;
    try {
      for (let index = 0; index < frames; index += every) {
        const image = await frameAt(index);
        drawOver(canvas, image);
        const pixels = canvas.context.getImageData(0, 0, width, height).data;
        image.close();
        yield pixels;
      }
    } finally {
      emptyCanvas(canvas);
    }
  }

  async function shownMs(first: number, every: number): Promise<number> {
    let ms = 0;
    for (let index = first; index < Math.min(first + every, frames); index += 1) {
      // Only a decoded frame tells.
      if (durations[index] === undefined) (await frameAt(index)).close();
      ms += durations[index] ?? 0;
    }
    return ms;
  }

  const plays = track.repetitionCount;
  const repeat = plays === Number.POSITIVE_INFINITY ? 0 : plays === 0 ? -1 : plays;
  return { size, frames, repeat, play, shownMs, close: () => decoder.close() };
}
