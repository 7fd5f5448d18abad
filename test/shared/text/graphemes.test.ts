import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemesOf, longestStart } from '../../../shared/text/graphemes.ts';

const england = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';

describe('graphemesOf', () => {
  it('tells plain text apart as the segmenter does', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const segments = Array.from(segmenter.segment(text), ({ segment }) => segment);
        expect(graphemesOf(text)).toEqual(segments);
      }),
    );
  });
});

describe('longestStart', () => {
  it('ends between characters as people count them', () => {
    expect(longestStart(`ab${england}c`, 5)).toBe('ab');
    expect(longestStart(`ab${england}c`, 2 + england.length)).toBe(`ab${england}`);
    expect(longestStart('e\u0301e\u0301', 3)).toBe('e\u0301');
  });

  it('keeps some of a single character that is longer than all that fits', () => {
    const tower = `a${'\u0300'.repeat(300)}`;
    expect(longestStart(tower, 255)).toBe(tower.slice(0, 255));
    expect(longestStart(tower, 255, Buffer.byteLength)).toBe(`a${'\u0300'.repeat(127)}`);
  });

  it('is a start within the limit, and the whole where that fits', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(80), (whole, most) => {
        const start = longestStart(whole, most, Buffer.byteLength);
        expect(whole.startsWith(start)).toBe(true);
        expect(Buffer.byteLength(start)).toBeLessThanOrEqual(most);
        if (Buffer.byteLength(whole) <= most) expect(start).toBe(whole);
        else if (start !== '' && Buffer.byteLength(graphemesOf(whole)[0] ?? '') <= most) {
          expect(graphemesOf(whole).slice(0, graphemesOf(start).length).join('')).toBe(start);
        }
      }),
    );
  });
});
