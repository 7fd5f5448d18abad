import type { ItemMatch } from '../../../shared/contract/library.ts';
import { foundParts } from '../../../shared/query/foundParts.ts';
import { type Searched, searchedField } from '../../../shared/query/searchedFields.ts';
import { longestStart } from '../../../shared/text/graphemes.ts';

/** Longer texts are told by a part. */
const longest = 160;
/** How much of it stands before what was found. */
const before = 40;

/** Which fields of an item a search found something in, and where. */
export function matchesIn(item: Searched, typed: string): ItemMatch['found'] {
  return searchedField.options.flatMap((field) => {
    const text = item[field];
    if (text === null) return [];
    const shown = around(text, typed);
    const parts = foundParts(shown, typed);
    return parts.length === 0 ? [] : [{ field, text: shown, parts }];
  });
}

function around(text: string, typed: string): string {
  if (text.length <= longest) return text;
  const first = foundParts(text, typed)[0]?.start ?? 0;
  const from = first <= before ? 0 : wordAt(text, first - before, first);
  return longestStart(text.slice(from), longest);
}

/** The beginning of the first word from there on, so that none is cut. */
function wordAt(text: string, from: number, most: number): number {
  const gap = text.slice(from, most).search(/\s/u);
  return gap === -1 ? from : from + gap + 1;
}
