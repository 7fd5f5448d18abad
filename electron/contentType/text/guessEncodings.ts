import { analyse } from 'chardet';
import { declaredEncoding } from './declared.ts';
import { plausibility } from './plausibility.ts';
import { type ReadAs, readAs } from './readAs.ts';

/**
 * What text that is not UTF-8 is written in all over the world, the commonest first, in the words of
 * `TextDecoder`, which takes ISO-8859-1 for the Windows-1252 that contains it, GB 2312 and GB 18030 for GBK.
 */
const candidates = [
  'windows-1252',
  'shift_jis',
  'gbk',
  'windows-1251',
  'euc-kr',
  'big5',
  'windows-1250',
  'euc-jp',
  'windows-1254',
  'windows-1256',
  'windows-1253',
  'windows-1255',
  'iso-8859-2',
  'iso-8859-5',
  'koi8-r',
  'ibm866',
  'windows-1257',
  'windows-874',
  'windows-1258',
  'iso-8859-15',
  'macintosh',
] as const;

/** A look at so many bytes tells as much as one at all of them. */
const guessBytes = 8_192;
const leastPlausible = 0.65;
/** How much statistics of letters count beside what is plausible, and a place further down among the candidates. */
const confidenceWeight = 0.3;
const placeWeight = 0.002;
/** More than all else: whoever wrote it knew. */
const declaredWeight = 1;
/** Two that are as near as this may both be what was meant. */
const near = 0.12;
const mostGuesses = 3;

interface Guess {
  readonly encoding: string;
  readonly text: string;
  readonly score: number;
}

/**
 * Encodings in which these bytes are text that somebody may have written, the likeliest first; none for
 * bytes that are no text. What cannot be read to its end is none of them.
 */
export function guessEncodings(bytes: Uint8Array, { cut }: ReadAs): string[] {
  const head = tellingPart(bytes);
  const whole = head.length === bytes.length;
  const likely = confidences(head);
  const declared = declaredEncoding(bytes);
  const guesses = candidates.flatMap((encoding, place): Guess[] => {
    const text = readAs(encoding, head, { cut: cut || !whole });
    const plausible = text === null ? 0 : plausibility(text, head, encoding);
    if (text === null || plausible < leastPlausible) return [];
    const confidence = likely.get(encoding) ?? 0;
    const said = encoding === declared ? declaredWeight : 0;
    const score = plausible + said + confidence * confidenceWeight - place * placeWeight;
    return [{ encoding, text, score }];
  });
  const best: Guess[] = [];
  for (const guess of guesses.sort((a, b) => b.score - a.score)) {
    const behind = (best[0]?.score ?? guess.score) - guess.score;
    if (best.length === mostGuesses || behind > near) break;
    // Two that read the same are one guess.
    if (best.some(({ text }) => text === guess.text)) continue;
    if (whole || readAs(guess.encoding, bytes, { cut }) !== null) best.push(guess);
  }
  return best.map(({ encoding }) => encoding);
}

/** From shortly before the first byte that is not ASCII: up to there all encodings but UTF-16 are one. */
export function tellingPart(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= guessBytes) return bytes;
  const first = bytes.findIndex((byte) => byte > 0x7f);
  // ASCII before it, so that no sign of two bytes is cut where it begins.
  const from = bytes.subarray(0, first).lastIndexOf(0x0a) + 1;
  return bytes.subarray(from, from + guessBytes);
}

/** What statistics of letters say of each encoding, from 0 to 1. */
function confidences(bytes: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name, confidence } of analyse(bytes)) {
    const encoding = labelOf(name);
    if (encoding !== null) {
      found.set(encoding, Math.max(found.get(encoding) ?? 0, confidence / 100));
    }
  }
  return found;
}

/** Twins, of which only the one is a candidate that has all signs of the other. */
const twins: Readonly<Record<string, string>> = {
  GB18030: 'gbk',
  'ISO-8859-7': 'windows-1253',
  'ISO-8859-8': 'windows-1255',
};

function labelOf(name: string): string | null {
  const twin = twins[name];
  if (twin !== undefined) return twin;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}
