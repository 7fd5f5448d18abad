/** What a person takes for one character is the same in every language, so none is named. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The characters of a text as people count them: a flag, a family or a syllable of Hangul is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * The longest start of whole characters that is no longer than `most`, as `lengthOf` measures. Of a
 * first character that is longer than that by itself, as many code points as fit.
 */
export function longestStart(
  text: string,
  most: number,
  lengthOf: (part: string) => number = (part) => part.length,
): string {
  let left = most;
  let end = 0;
  // Segment by segment, so that of a long text no more is looked at than is taken.
  for (const { segment } of segmenter.segment(text)) {
    left -= lengthOf(segment);
    if (left < 0) return end > 0 ? text.slice(0, end) : startOfPoints(segment, most, lengthOf);
    end += segment.length;
  }
  return text;
}

function startOfPoints(text: string, most: number, lengthOf: (part: string) => number): string {
  let start = '';
  for (const point of text) {
    if (lengthOf(start) + lengthOf(point) > most) break;
    start += point;
  }
  return start;
}
