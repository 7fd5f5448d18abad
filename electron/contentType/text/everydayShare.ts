type Ranges = readonly (readonly [from: number, to: number])[];

/** By its first byte, which signs of two bytes everyday text is made of, and the least second byte of these. */
interface TwoBytes {
  readonly everyday: Ranges;
  /** Known, but rarely written. */
  readonly rare: Ranges;
  readonly leastSecond: number;
  /** Bytes above ASCII that are signs of their own; half-width kana, which hardly anybody writes. */
  readonly single?: readonly [from: number, to: number];
}

/**
 * East Asian standards put what is written every day first, and what few people can read after it:
 * GB 2312 and JIS X 0208 their first level, Big5 its frequent part, KS X 1001 its syllables.
 */
const known: Readonly<Record<string, TwoBytes>> = {
  gbk: {
    everyday: [
      [0xa1, 0xa1],
      [0xa3, 0xa3],
      [0xb0, 0xd7],
    ],
    rare: [[0xd8, 0xf7]],
    leastSecond: 0xa1,
  },
  big5: {
    everyday: [
      [0xa1, 0xa3],
      [0xa4, 0xc6],
    ],
    rare: [[0xc9, 0xf9]],
    leastSecond: 0x40,
  },
  'euc-kr': {
    everyday: [
      [0xa1, 0xa1],
      [0xa3, 0xa3],
      [0xb0, 0xc8],
    ],
    rare: [],
    leastSecond: 0xa1,
  },
  'euc-jp': {
    everyday: [
      [0xa1, 0xa1],
      [0xa3, 0xa5],
      [0xb0, 0xcf],
    ],
    rare: [[0xd0, 0xf4]],
    leastSecond: 0xa1,
  },
  shift_jis: {
    everyday: [
      [0x81, 0x83],
      [0x88, 0x97],
    ],
    rare: [
      [0x98, 0x9f],
      [0xe0, 0xea],
    ],
    leastSecond: 0x40,
    single: [0xa1, 0xdf],
  },
};
const rareWeight = 0.4;
const fewSigns = 4;
const chance = 0.05;
const lastSyllable = 0xc8;

/**
 * How much of what is not ASCII is everyday signs, from 0 to 1; null for an encoding that is none of two
 * bytes a sign.
 */
export function everydayShare(bytes: Uint8Array, encoding: string): number | null {
  const signs = known[encoding];
  if (signs === undefined) return null;
  let looked = 0;
  let everyday = 0;
  let highest = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    looked += 1;
    if (signs.single !== undefined && within(first, [signs.single])) continue;
    at += 1;
    const second = bytes[at] ?? 0xff;
    if (second < signs.leastSecond) continue;
    highest = Math.max(highest, first);
    if (within(first, signs.everyday)) everyday += 1;
    else if (within(first, signs.rare)) everyday += rareWeight;
  }
  if (looked === 0) return 0;
  const share = everyday / looked;
  // Two or three signs are of two bytes by chance.
  if (looked < fewSigns) return share - chance;
  // Every Korean syllable is an everyday sign of Chinese, which uses others as often.
  return encoding === 'gbk' && highest <= lastSyllable ? share - 2 * chance : share;
}

function within(byte: number, ranges: Ranges): boolean {
  return ranges.some(([from, to]) => byte >= from && byte <= to);
}
