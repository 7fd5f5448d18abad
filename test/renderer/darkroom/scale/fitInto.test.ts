import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSize, fitInto } from '../../../../renderer/darkroom/scale/fitInto.ts';

const edge = fc.integer({ min: 1, max: 20_000 });
const size = fc.record({ width: edge, height: edge });
const box = fc.integer({ min: 1, max: 2_000 });

describe('fitInto', () => {
  it('fills the box without enlarging, and keeps the shape to the pixel', () => {
    fc.assert(
      fc.property(size, box, (stored, maxEdge) => {
        const fitted = fitInto(stored, maxEdge);
        expect(Math.max(fitted.width, fitted.height)).toBe(
          Math.min(maxEdge, Math.max(stored.width, stored.height)),
        );
        const scale = Math.min(1, maxEdge / Math.max(stored.width, stored.height));
        expect(Math.abs(fitted.width - stored.width * scale)).toBeLessThan(1);
        expect(Math.abs(fitted.height - stored.height * scale)).toBeLessThan(1);
      }),
    );
  });
});

describe('decodeSize', () => {
  it('is large enough for the box, never larger than the picture, and no eighth too large', () => {
    fc.assert(
      fc.property(size, box, (stored, maxEdge) => {
        const fitted = fitInto(stored, maxEdge);
        const asked = decodeSize(stored, maxEdge);
        for (const side of ['width', 'height'] as const) {
          expect(asked[side]).toBeGreaterThanOrEqual(fitted[side]);
          expect(asked[side]).toBeLessThanOrEqual(stored[side]);
        }
        const tooLarge = (['width', 'height'] as const).every(
          (side) => asked[side] - stored[side] / 8 >= fitted[side] + 1,
        );
        expect(tooLarge).toBe(false);
      }),
    );
  });

  it('asks for an eighth of a photograph for a card', () => {
    expect(decodeSize({ width: 4_000, height: 3_000 }, 480)).toEqual({ width: 500, height: 375 });
  });
});
