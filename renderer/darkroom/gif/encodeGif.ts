import { applyPalette, GIFEncoder, type Palette, quantize } from 'gifenc';
import type { MovingPicture } from '../moving/movingPicture.ts';
import type { Size } from '../scale/fitInto.ts';

export interface GifChoice {
  readonly size: Size;
  /** Colours of all frames together, at most 255: one more stands for "as before". */
  readonly colours: number;
  readonly every: number;
}

const sampledFrames = 12;
const sampledPixels = 24_000;
/** Parts below this are seen through. */
const opaque = 128;
/** What is shown for less is shown for a tenth of a second instead. */
const leastDelayMs = 20;
const keep = 1;
const clear = 2;

/** Encodes an animation anew; stops early, with null, once it is larger than it may be. */
export async function encodeGif(
  gif: MovingPicture,
  choice: GifChoice,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { palette, seeThrough } = await paletteOf(gif, choice);
  const unchanged = palette.length;
  const { width, height } = choice.size;
  const encoder = GIFEncoder();
  let before: Uint8Array | null = null;
  let at = 0;
  let owedMs = 0;
  for await (const pixels of gif.play(choice.size, choice.every)) {
    // A GIF counts in hundredths: what one frame loses by that, the next one gets.
    owedMs += await gif.shownMs(at, choice.every);
    const delay = Math.max(leastDelayMs, Math.round(owedMs / 10) * 10);
    owedMs -= delay;
    at += choice.every;
    const index = applyPalette(pixels, palette);
    if (seeThrough) hide(index, pixels, unchanged);
    // What can be seen through cannot be told from what stays: such frames are whole ones.
    const written = before === null || seeThrough ? index : changes(before, index, unchanged);
    encoder.writeFrame(written, width, height, {
      ...(before === null && { palette: [...palette, [0, 0, 0]], repeat: gif.repeat }),
      transparent: true,
      transparentIndex: unchanged,
      delay,
      dispose: seeThrough ? clear : keep,
    });
    before = index;
    if (encoder.bytesView().length > most) return null;
  }
  encoder.finish();
  return encoder.bytesView().slice();
}

/** One palette for all frames, so that what does not move has the same colours in each. */
async function paletteOf(gif: MovingPicture, { size, colours, every }: GifChoice) {
  const step = Math.max(every, Math.ceil(gif.frames / sampledFrames));
  const area = size.width * size.height;
  const stride = Math.max(1, Math.floor(area / sampledPixels));
  const samples: number[] = [];
  let seeThrough = false;
  for await (const pixels of gif.play(size, step)) {
    for (let pixel = 0; pixel < area; pixel += stride) {
      const at = pixel * 4;
      if ((pixels[at + 3] ?? 0) < opaque) seeThrough = true;
      else samples.push(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0, 255);
    }
  }
  const palette: Palette = quantize(Uint8Array.from(samples), colours);
  return { palette, seeThrough };
}

function hide(index: Uint8Array, pixels: Uint8ClampedArray, hidden: number): void {
  for (let pixel = 0; pixel < index.length; pixel += 1) {
    if ((pixels[pixel * 4 + 3] ?? 0) < opaque) index[pixel] = hidden;
  }
}

function changes(before: Uint8Array, after: Uint8Array, unchanged: number): Uint8Array {
  return after.map((colour, pixel) => (colour === before[pixel] ? unchanged : colour));
}
