import { graphemesOf } from '../text/graphemes.ts';
import { foldText } from './foldText.ts';
import { searchTerms } from './searchTerms.ts';

/** From here up to there, as JavaScript counts the units of a text. */
export interface FoundPart {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of any shown text, however it writes numbers, that a search found in it: in order, none touching
 * another; nothing where it found the item by something else.
 */
export function foundParts(text: string, typed: string): FoundPart[] {
  const parts = [...new Set(searchTerms(typed).flat(2))];
  if (parts.length === 0 || text === '') return [];
  const signs = foldedSigns(text);
  const numbers = parts.filter((part) => /^\d{3,}$/.test(part));
  const digits = numbers.length === 0 ? [] : digitsAmong(signs);
  return joined([
    ...parts.flatMap((part) => occurrences(signs, part)),
    ...numbers.flatMap((part) => occurrences(digits, part)),
  ]);
}

interface FoldedSign extends FoundPart {
  readonly folded: string;
}

function foldedSigns(text: string): FoldedSign[] {
  const signs: FoldedSign[] = [];
  let at = 0;
  for (const sign of graphemesOf(text)) {
    const folded = foldText(sign);
    const start = at;
    at += sign.length;
    // Gaps are one space, as in a text that is folded whole.
    const again = folded === ' ' && signs.at(-1)?.folded === ' ';
    if (folded !== '' && !again) signs.push({ folded, start, end: at });
  }
  return signs;
}

/** Digits of one number stand beside each other; anything but what people write in numbers parts two of them. */
function digitsAmong(signs: readonly FoldedSign[]): FoldedSign[] {
  return signs.flatMap((sign) => {
    if (/^\d+$/.test(sign.folded)) return [sign];
    return /^[ ().\-/+]$/.test(sign.folded) ? [] : [{ ...sign, folded: '\n' }];
  });
}

function occurrences(signs: readonly FoldedSign[], part: string): FoundPart[] {
  const text = signs.map(({ folded }) => folded).join('');
  const first = text.indexOf(part);
  if (first === -1) return [];
  const signAt = signs.flatMap(({ folded }, index) => Array<number>(folded.length).fill(index));
  const found: FoundPart[] = [];
  for (let at = first; at !== -1; at = text.indexOf(part, at + part.length)) {
    const from = signs[signAt[at] ?? 0];
    const to = signs[signAt[at + part.length - 1] ?? 0];
    if (from !== undefined && to !== undefined) found.push({ start: from.start, end: to.end });
  }
  return found;
}

function joined(parts: readonly FoundPart[]): FoundPart[] {
  const result: FoundPart[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || part.start > last.end) result.push(part);
    else result.splice(-1, 1, { start: last.start, end: Math.max(last.end, part.end) });
  }
  return result;
}
