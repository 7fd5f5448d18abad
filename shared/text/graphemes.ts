let known: Intl.Segmenter | undefined;

/**
 * What a person takes for one character is the same in every language, so none is named. Making one takes
 * tens of milliseconds, for which no start is to wait.
 */
function segmenter(): Intl.Segmenter {
  known ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return known;
}

/** Of these each is a character by itself. */
const plain = /^[\x20-\x7e]*$/;

/** The characters of a text as people count them: a flag, a family or a syllable of Hangul is one. */
export function graphemesOf(text: string): string[] {
  if (plain.test(text)) return text.split('');
  return Array.from(segmenter().segment(text), ({ segment }) => segment);
}

/**
 * The longest start of whole characters that is no longer than `most`, as `lengthOf` measures; by it a whole is
 * as long as its parts together. Of a first character that is longer than that by itself, as many code points as fit.
 */
export function longestStart(
  text: string,
  most: number,
  lengthOf: (part: string) => number = (part) => part.length,
): string {
  if (lengthOf(text) <= most) return text;
  let left = most;
  let end = 0;
  // Segment by segment, so that of a long text no more is looked at than is taken.
  for (const { segment } of segmenter().segment(text)) {
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
