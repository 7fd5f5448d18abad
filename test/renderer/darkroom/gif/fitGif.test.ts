import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fitGif } from '../../../../renderer/darkroom/gif/fitGif.ts';
import type { MovingPicture } from '../../../../renderer/darkroom/moving/movingPicture.ts';

/** Grainy shades that move on by a pixel a frame, so that bytes go about with the pixels. */
function grainyGif(
  frames: number,
  frameMs: number,
): MovingPicture & { readonly drawn: () => number } {
  const size = { width: 120, height: 80 };
  let pixelsDrawn = 0;
  return {
    size,
    frames,
    repeat: 0,
    async *play({ width, height }, every) {
      for (let index = 0; index < frames; index += every) {
        pixelsDrawn += width * height;
        yield Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) =>
          at % 4 === 3 ? 255 : ((at >> 2) * 7_919 + index * 104_729) % 251,
        );
      }
    },
    shownMs: async (index, every) => Math.min(every, frames - index) * frameMs,
    close() {},
    drawn: () => pixelsDrawn,
  };
}

const whole = async () => (await fitGif(grainyGif(6, 40), 10_000_000))?.length ?? 0;
const pixels = 120 * 80 * 6;

describe('fitGif', () => {
  it('goes on upward when the first try leaves room', async () => {
    const room = Math.floor((await whole()) * 0.7);
    const made = await fitGif(grainyGif(6, 40), room, { first: pixels / 4, inAll: pixels * 20 });
    expect(made?.length).toBeLessThanOrEqual(room);
    expect(made?.length).toBeGreaterThan(room * 0.9);
    const all = await fitGif(grainyGif(6, 40), 10_000_000, {
      first: pixels / 4,
      inAll: pixels * 20,
    });
    expect((await sharp(all ?? undefined).metadata()).width).toBe(120);
  });

  it('stops growing when it has drawn what it may', async () => {
    const gif = grainyGif(6, 40);
    const effort = { first: pixels / 8, inAll: pixels };
    const made = await fitGif(gif, 10_000_000, effort);
    expect((await sharp(made ?? undefined).metadata()).width).toBeGreaterThan(120 / Math.sqrt(8));
    // Each try draws its frames once more to find its colours.
    expect(gif.drawn()).toBeLessThanOrEqual(effort.inAll * 2);
  });

  it('keeps its pace where hundredths of a second are too coarse', async () => {
    const made = await fitGif(grainyGif(30, 33), 10_000_000);
    const { delay } = await sharp(made ?? undefined, { animated: true }).metadata();
    expect(delay?.reduce((a, b) => a + b, 0)).toBe(990);
    expect(new Set(delay)).toEqual(new Set([30, 40]));
  });
});
