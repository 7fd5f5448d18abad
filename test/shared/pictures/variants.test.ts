import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureEdges, variantFor, variantIn } from '../../../shared/pictures/variants.ts';

describe('variantFor', () => {
  it('has as many pixels as are seen, and hardly more than twice as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 85, max: 700 }), (edge) => {
        const made = pictureEdges[variantFor(edge)];
        expect(made).toBeGreaterThanOrEqual(edge * 0.94);
        expect((made / edge) ** 2).toBeLessThan(edge < 680 ? 2.3 : 6);
      }),
    );
  });

  it('is the largest for what is larger than all', () => {
    expect(variantFor(5_000)).toBe('preview');
  });
});

describe('variantIn', () => {
  const place = { width: 150, height: 150, density: 1, fills: true };

  it('covers its place where the picture fills it, and fits inside where it does not', () => {
    const wide = { width: 1_600, height: 900 };
    expect(variantIn(place, wide)).toBe('at-340');
    expect(variantIn({ ...place, fills: false }, wide)).toBe('at-170');
    expect(variantIn({ ...place, density: 2, fills: false }, wide)).toBe('at-340');
  });

  it('takes 4:3 for what nobody looked at, and does not follow strips', () => {
    expect(variantIn(place, { width: null, height: null })).toBe('small');
    expect(variantIn(place, { width: 100, height: 10_000 })).toBe('at-340');
  });
});
