import { namesPeople } from './filterKeys.ts';
import type { QueryContext } from './filterValues.ts';
import type { MediaFilter } from './mediaFilter.ts';
import { mergeFilters } from './mergeFilters.ts';
import { digitsOf } from './numbersIn.ts';
import { type FilterToken, tokensOf } from './queryTokens.ts';
import { readFilter } from './readFilter.ts';

export interface TakenFilters {
  readonly filter: MediaFilter;
  /** What was typed without them. */
  readonly rest: string;
}

const number = /^\+?[\d().\s/-]+$/;
const wholeNumber = 10;

/** Whether more of it may be typed behind a blank: the next part of a number. */
function mayGoOn({ key, value, quoted, end }: FilterToken, typed: string): boolean {
  if (quoted || !namesPeople(key) || !number.test(value)) return false;
  return digitsOf(value).length < wholeNumber && typed.slice(end).trim() === '';
}

/**
 * Takes the filters out of what was typed that are understood: all of them, or those that are finished, since
 * something is typed behind them.
 */
export function takeFilters(
  typed: string,
  which: 'all' | 'finished',
  context: QueryContext,
): TakenFilters {
  let filter: MediaFilter = {};
  let rest = '';
  let at = 0;
  for (const token of tokensOf(typed)) {
    if (token.sort !== 'filter') continue;
    const finished = token.closed && /\s/u.test(typed.charAt(token.end)) && !mayGoOn(token, typed);
    const found = readFilter(token.key, token.value, context);
    if (found === null || (which === 'finished' && !finished)) continue;
    filter = mergeFilters(filter, found);
    rest += typed.slice(at, token.start);
    at = token.end;
  }
  rest += typed.slice(at);
  return { filter, rest: at === 0 ? rest : rest.replace(/\s+/gu, ' ').trimStart() };
}
