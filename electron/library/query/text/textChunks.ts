import { foldLines } from '../../../../shared/query/foldText.ts';
import { numbersIn } from '../../../../shared/query/numbersIn.ts';
import type { Clause } from '../../../../shared/query/searchTerms.ts';

/** So many items are read, folded and searched at once. */
export const chunkItems = 512;

/** Items in the order of their ids, and the texts of each, a line each. */
export interface ItemTexts {
  readonly ids: readonly number[];
  readonly texts: readonly string[];
}

/** The folded texts of some items after each other, each item on lines of its own. */
export interface TextChunk {
  readonly text: string;
  /** Where the texts of each item begin, and where the last end. */
  readonly starts: Uint32Array;
}

/** `ids` are those of the chunk's positions; of one that is not among the items nothing is found. */
export function makeChunk(ids: Float64Array, items: ItemTexts): TextChunk {
  const starts = new Uint32Array(ids.length + 1);
  const texts: string[] = [];
  let next = 0;
  let length = 0;
  ids.forEach((id, index) => {
    starts[index] = length;
    if (items.ids[next] !== id) return;
    const text = searchedText(items.texts[next] ?? '');
    next += 1;
    texts.push(text);
    length += text.length;
  });
  starts[ids.length] = length;
  return { text: texts.join(''), starts };
}

/** Whether what is kept of the item at that place of a chunk is what it has now. */
export function isKept({ text, starts }: TextChunk, place: number, lines: string): boolean {
  return text.slice(starts[place], starts[place + 1]) === searchedText(lines);
}

function searchedText(lines: string): string {
  const folded = foldLines(lines);
  const numbers = numbersIn(folded);
  return numbers.length === 0 ? `${folded}\n` : `${folded}\n${numbers.join('\n')}\n`;
}

/** Takes 1 out of `mask`, which has an entry an item, wherever not all of it is found. */
export function narrowByChunk(
  { text, starts }: TextChunk,
  clauses: readonly Clause[],
  mask: Uint8Array,
): void {
  for (const ways of clauses) {
    const [only] = ways;
    if (ways.length === 1 && only?.length === 1) {
      keepFound(text, starts, only[0] ?? '', mask);
      continue;
    }
    const found = new Uint8Array(mask.length);
    for (const parts of ways) {
      const way = Uint8Array.from(mask);
      for (const part of parts) keepFound(text, starts, part, way);
      way.forEach((one, at) => {
        if (one === 1) found[at] = 1;
      });
    }
    mask.set(found);
  }
}

function keepFound(text: string, starts: Uint32Array, part: string, mask: Uint8Array): void {
  let at = 0;
  for (let found = text.indexOf(part); ; ) {
    const until = found === -1 ? mask.length : itemAt(starts, at, found);
    mask.fill(0, at, until);
    if (found === -1) return;
    at = until + 1;
    found = text.indexOf(part, starts[at] ?? text.length);
  }
}

/** The item, from `from` on, in whose texts that place is. */
function itemAt(starts: Uint32Array, from: number, place: number): number {
  let at = from;
  while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= place) at += 1;
  return at;
}
