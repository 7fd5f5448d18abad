import { accented, scripts } from './everydayLetters.ts';
import { everydayShare } from './everydayShare.ts';

/** Signs that are no letters and stand in ordinary text. */
const usualSigns = /[\s\u00a0«»“”„‘’‚‹›–—…€£¥§©®™°•¿¡ªº²³½¼¾×÷±№−₩₽\u3000-\u303f\uff01-\uff5e]/u;
/** Usual signs that stand beside others of their kind. */
const punctuation = /[\s\u00a0«»“”„‘’‚‹›–—…\u3000-\u303f\uff01-\uff5e]/u;
/** Signs that stand within words too. */
const inWords = /[’·´\u00ad‐‑]/u;
const letter = /[\p{L}\p{M}]/u;
const upper = /\p{Lu}/u;
const lower = /\p{Ll}/u;
const never = /[\p{Co}\p{Cn}]/u;
/** In words of the Latin script no more letters in a row than these are outside ASCII. */
const mostAccents = 2;
/** Nobody writes one letter so often in a row; bytes that fill a program do. Lines are drawn with signs. */
const filling = /([\p{Lu}\p{Ll}\p{Lo}])(?<=[^\0-\x7f])\1{39}/u;
const mostLooked = 4_000;
/** Of the letters of any ordinary text, this many are everyday ones. */
const everydayLetters = 0.55;
const rareAccentWeight = 0.4;

/**
 * How much these bytes, read as `text` of an encoding, look like what people write, from 0 to 1, by what
 * is not ASCII in it.
 */
export function plausibility(text: string, bytes: Uint8Array, encoding: string): number {
  if (never.test(text) || filling.test(text)) return 0;
  const twoBytes = everydayShare(bytes, encoding);
  if (twoBytes !== null) return twoBytes;
  const signs = [...text];
  const seen = { looked: 0, odd: 0, letters: 0, everyday: 0 };
  let accents = 0;
  for (let at = 0; at < signs.length && seen.looked < mostLooked; at += 1) {
    const sign = signs[at] ?? ' ';
    const outside = sign > '\u007f';
    accents = outside && scriptOf(sign) === latin ? accents + 1 : 0;
    if (!outside) continue;
    seen.looked += 1;
    const around = { before: signs[at - 1] ?? ' ', after: signs[at + 1] ?? ' ' };
    if (accents > mostAccents || isOdd(sign, around)) seen.odd += 1;
    else if (accents > 0)
      seen.odd += isRareAccent(sign, around.after, encoding) ? rareAccentWeight : 0;
    const script = scripts[scriptOf(sign) ?? latin];
    if (script === undefined) continue;
    seen.letters += 1;
    if (script.letters.includes(sign.toLowerCase())) seen.everyday += 1;
  }
  if (seen.looked === 0) return 0;
  const everyday = seen.letters === 0 ? 1 : seen.everyday / seen.letters;
  const rare = Math.max(0, everydayLetters - everyday);
  return Math.max(0, 1 - seen.odd / seen.looked - rare);
}

interface Around {
  readonly before: string;
  readonly after: string;
}

function isOdd(sign: string, { before, after }: Around): boolean {
  const script = scriptOf(sign);
  if (script === null) {
    if (inWords.test(sign)) return false;
    if (!usualSigns.test(sign) || (letter.test(before) && letter.test(after))) return true;
    const alone = [before, after].every((beside) => beside <= '\u007f' || isUsualBeside(beside));
    return !punctuation.test(sign) && !alone;
  }
  if ([before, after].some((beside) => (scriptOf(beside) ?? script) !== script)) return true;
  if (upper.test(sign)) return lower.test(before);
  return lower.test(sign) && upper.test(before) && upper.test(after);
}

function isUsualBeside(sign: string): boolean {
  return punctuation.test(sign) || letter.test(sign);
}

function isRareAccent(sign: string, after: string, encoding: string): boolean {
  const everyday = accented[encoding];
  if (everyday === undefined) return false;
  const small = sign.toLowerCase();
  if (everyday.last?.includes(small)) return letter.test(after);
  return ![...small].every((part) => everyday.letters.includes(part));
}

const latin = -1;

/** Which of `scripts` a letter is of, or `latin`; null for what is no letter. */
function scriptOf(sign: string): number | null {
  if (!letter.test(sign)) return null;
  // What is in none of them counts as Latin: marks, and letters of one encoding alone.
  return scripts.findIndex(({ script }) => script.test(sign));
}
