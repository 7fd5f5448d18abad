import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growScale } from '../../../renderer/darkroom/gif/growScale.ts';
import { searchJpeg } from '../../../renderer/darkroom/jpeg/searchJpeg.ts';
import { searchScale } from '../../../renderer/darkroom/scale/searchScale.ts';

interface Made {
  readonly size: number;
  readonly edge: number;
  readonly quality: number;
}

/** An encoder whose sizes go about with area and quality, as uneven as a real one's. */
function encoder(bytesAPixel: number, shape: number, unevenness: number) {
  const tried: Made[] = [];
  const encode = async (edge: number, quality = 80): Promise<Made> => {
    const area = Math.max(1, edge * Math.max(1, Math.round(edge * shape)));
    const wobble = 1 + unevenness * Math.sin(edge * 1.7 + quality);
    const steep = quality >= 100 ? 2.2 : 1 / (1.05 - quality / 100) / 20 + 0.3;
    const size = Math.round(300 + area ** 0.95 * bytesAPixel * steep * wobble);
    tried.push({ size, edge, quality });
    return { size, edge, quality };
  };
  return { encode, tried };
}

const pictures = fc.record({
  fullEdge: fc.integer({ min: 2, max: 9_000 }),
  bytesAPixel: fc.double({ min: 0.05, max: 4, noNaN: true }),
  shape: fc.double({ min: 0.2, max: 1, noNaN: true }),
  unevenness: fc.double({ min: 0, max: 0.02, noNaN: true }),
  share: fc.double({ min: 0.001, max: 1.5, noNaN: true }),
});

describe('searchJpeg', () => {
  it('fits, never enlarges, and leaves no tenth of the budget that it could use', async () => {
    await fc.assert(
      fc.asyncProperty(pictures, async ({ fullEdge, bytesAPixel, shape, unevenness, share }) => {
        const { encode, tried } = encoder(bytesAPixel, shape, unevenness);
        const most = (await encode(fullEdge, 100)).size;
        const maxBytes = Math.max(400, Math.round(most * share));
        tried.length = 0;
        const made = await searchJpeg({ encode, fullEdge, maxBytes });
        expect(tried.length).toBeLessThan(48);
        expect(tried.every(({ edge }) => edge >= 1 && edge <= fullEdge)).toBe(true);
        if (made === null) {
          expect((await encode(1, 82)).size).toBeGreaterThan(maxBytes);
          return;
        }
        expect(made.size).toBeLessThanOrEqual(maxBytes);
        // Of the smallest pictures a single pixel is more than a tenth.
        const coarse = made.edge < 100;
        const allOfIt = made.edge === fullEdge && made.quality === 100;
        if (!allOfIt && !coarse) expect(made.size).toBeGreaterThanOrEqual(maxBytes * 0.9);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps all pixels as long as a fair quality fits', async () => {
    const { encode } = encoder(1, 0.75, 0);
    const fair = (await encode(4_000, 75)).size;
    expect(await searchJpeg({ encode, fullEdge: 4_000, maxBytes: fair })).toMatchObject({
      edge: 4_000,
    });
  });
});

describe('searchScale', () => {
  it('gives up when not even the least is small enough', async () => {
    const { encode } = encoder(1, 1, 0);
    const tooLarge = await encode(1_000);
    const search = { encode: (edge: number) => encode(edge), tooLarge, leastEdge: 500 };
    expect(await searchScale({ ...search, maxBytes: 1_000 })).toBeNull();
  });
});

describe('growScale', () => {
  it('fits, stays affordable, and leaves no tenth of the room but for want of pixels or time', async () => {
    const affordableShare = fc.double({ min: 0, max: 1.5, noNaN: true });
    await fc.assert(
      fc.asyncProperty(pictures, affordableShare, async (picture, affordableOf) => {
        const { fullEdge, bytesAPixel, shape, share } = picture;
        const { encode, tried } = encoder(bytesAPixel, shape, 0);
        const edge = Math.ceil(fullEdge / 3);
        const fits = { edge, made: await encode(edge) };
        const maxBytes = Math.max(
          fits.made.size,
          Math.round((await encode(fullEdge)).size * share),
        );
        const most = Math.round(fullEdge * affordableOf);
        tried.length = 0;
        const grown = await growScale({
          encode: (wanted: number) => encode(wanted),
          fits,
          fullEdge,
          maxBytes,
          affordable: () => most,
        });
        expect(tried.length).toBeLessThanOrEqual(12);
        expect(tried.every((one) => one.edge > edge && one.edge <= Math.min(fullEdge, most))).toBe(
          true,
        );
        expect(grown.size).toBeLessThanOrEqual(maxBytes);
        const largest = Math.max(edge, Math.min(fullEdge, most));
        if (grown.edge < largest && grown.edge >= 100) {
          expect(grown.size).toBeGreaterThanOrEqual(maxBytes * 0.9);
        }
      }),
      { numRuns: 400 },
    );
  });
});
