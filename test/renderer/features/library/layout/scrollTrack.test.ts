import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementHeight,
  isStuck,
  offsetFor,
  rangeOf,
  scrolledTo,
  scrollTopFor,
} from '../../../../../renderer/features/library/layout/scrollTrack.ts';

const view = 740;
const heights = fc.integer({ min: 1_000, max: 400_000_000 });

describe('a list of any length', () => {
  it('fits into what Chromium can lay out, and its ends are the ends of the bar', () => {
    fc.assert(
      fc.property(heights, (height) => {
        const track = { height, view };
        expect(elementHeight(track)).toBeLessThanOrEqual(8_000_000);
        expect(offsetFor(track, 0)).toBe(0);
        expect(offsetFor(track, elementHeight(track) - view)).toBeCloseTo(rangeOf(track), 3);
        expect(scrollTopFor(track, rangeOf(track))).toBeCloseTo(elementHeight(track) - view, 3);
      }),
    );
  });

  it('is where the bar says, and the bar where the list is', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), (height, share) => {
        const track = { height, view };
        const offset = share * rangeOf(track);
        expect(offsetFor(track, scrollTopFor(track, offset))).toBeCloseTo(offset, 2);
      }),
    );
  });

  it('moves by just as much as a wheel turns', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -4_000, max: 4_000 }), (height, step) => {
        const track = { height, view };
        const offset = rangeOf(track) / 2;
        const scrollTop = scrollTopFor(track, offset);
        const next = scrollTop + step;
        if (next < 0 || next > elementHeight(track) - view) return;
        const expected = Math.max(0, Math.min(rangeOf(track), offset + step));
        expect(scrolledTo(track, { scrollTop, offset }, next)).toBeCloseTo(expected, 2);
      }),
    );
  });

  it('goes on where the bar is at its end and the list is not', () => {
    const track = { height: 100_000_000, view };
    const end = elementHeight(track) - view;
    expect(isStuck(track, { scrollTop: end, offset: 50_000_000 })).toBe(true);
    expect(isStuck(track, { scrollTop: end, offset: rangeOf(track) })).toBe(false);
    expect(isStuck(track, { scrollTop: 0, offset: 3_000 })).toBe(true);
  });
});
