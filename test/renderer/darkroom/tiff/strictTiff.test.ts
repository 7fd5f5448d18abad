import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { strictTiff } from '../../../../renderer/darkroom/tiff/strictTiff.ts';
import {
  soundTiffThatLoops,
  tiffOf,
  tiffOfManyStrips,
  tiffOfTwoInALoop,
  tiffThatIsItsOwnNext,
  tiffWithinItself,
} from '../../../host/darkroomHost/hostile.ts';

const mostPixels = 1_000_000;
const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
const still = sharp({ create: { width: 70, height: 50, channels: 3, background: '#963', noise } });
const sound = await Promise.all([
  still.tiff({ compression: 'none' }).toBuffer(),
  still.tiff({ compression: 'lzw' }).toBuffer(),
  still.tiff({ compression: 'jpeg', tile: true, tileWidth: 32, tileHeight: 16 }).toBuffer(),
  still.toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
]);

describe('strictTiff', () => {
  it('takes what encoders write, with all of its pieces', () => {
    for (const bytes of [...sound, soundTiffThatLoops()]) {
      const { pieces, width, height } = strictTiff(bytes, mostPixels);
      expect([width, height]).toEqual(width === 4 ? [4, 4] : [70, 50]);
      const covered = pieces.reduce((sum, piece) => sum + piece.width * piece.height, 0);
      expect(covered).toBeGreaterThanOrEqual(width * height);
    }
  });

  it.each([
    ['its own next page', tiffThatIsItsOwnNext],
    ['two pages in a loop', tiffOfTwoInALoop()],
    ['itself within', tiffWithinItself],
    ['more strips than pixels', tiffOfManyStrips],
    ['no end of entries', tiffOf(Array.from({ length: 600 }, () => [9_999, 3, 1, 1] as const))],
    ['a size twice', tiffOf([256, 256, 257].map((tag) => [tag, 3, 1, 4] as const))],
  ])('refuses one with %s', (_name, bytes) => {
    expect(() => strictTiff(bytes, mostPixels)).toThrow();
  });

  it('answers nothing that lies outside of the file or beyond the limits, whatever is changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sound, soundTiffThatLoops(), tiffWithinItself),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.nat(),
        (whole, changes, cut) => {
          const bytes = Buffer.from(whole.subarray(0, whole.length - (cut % 40)));
          // In the head and in the last bytes, where directories stand.
          for (const [at, value] of changes) {
            const offset = at % 2 === 0 ? at % 300 : bytes.length - 1 - (at % 300);
            if (offset >= 0 && offset < bytes.length) bytes[offset] = value;
          }
          let tiff: ReturnType<typeof strictTiff>;
          try {
            tiff = strictTiff(bytes, mostPixels);
          } catch {
            return;
          }
          expect(tiff.width * tiff.height).toBeLessThanOrEqual(mostPixels);
          let all = 0;
          for (const { at, length } of tiff.pieces) {
            expect(at + length).toBeLessThanOrEqual(bytes.length);
            all += length;
          }
          expect(all).toBeLessThanOrEqual(bytes.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
