import { z } from 'zod';
import { foldText } from './foldText.ts';
import { numbersIn } from './numbersIn.ts';
import type { Clause } from './searchTerms.ts';

/** Everything of an item that a search looks at. */
export const searchedField = z.enum([
  'name',
  'messageText',
  'fromName',
  'fromAddress',
  'toName',
  'toAddress',
  'conversationName',
  'conversationRef',
  'ref',
  'messageRef',
  'contentType',
]);
export type SearchedField = z.infer<typeof searchedField>;
export type Searched = Readonly<Record<SearchedField, string | null>>;

/** What a field is searched as: a line, and one more for each number that is written in it. */
export function linesOf(text: string): string[] {
  const folded = foldText(text);
  return [folded, ...numbersIn(folded)];
}

/** Whether each of these is found in some line of the item; each may be found in another. */
export function foundIn(lines: readonly string[], clauses: readonly Clause[]): boolean {
  const has = (part: string) => lines.some((line) => line.includes(part));
  return clauses.every((ways) => ways.some((parts) => parts.every(has)));
}

export function searchedLines(item: Searched): string[] {
  return searchedField.options.flatMap((field) => {
    const text = item[field];
    return text === null ? [] : linesOf(text);
  });
}
