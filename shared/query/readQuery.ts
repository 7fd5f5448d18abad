import { longestStart } from '../text/graphemes.ts';
import { type FilterKey, filterKeys } from './filterKeys.ts';
import type { QueryContext } from './filterValues.ts';
import type { MediaFilter } from './mediaFilter.ts';
import { mergeFilters } from './mergeFilters.ts';
import { nearest } from './nearest.ts';
import {
  type FilterToken,
  type QueryToken,
  textOf,
  tokensOf,
  type WordToken,
} from './queryTokens.ts';
import { nearestValue, readFilter } from './readFilter.ts';

/** Something that was typed and does not count. */
export interface Misread {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** Its key has no value yet, or none that means anything; or it looks like a key and is none. */
  readonly why: 'no-value' | 'no-such-value' | 'no-such-key';
  readonly key: FilterKey | null;
  /** What was most likely meant, to stand in its place. */
  readonly suggestion: string | null;
}

export interface ReadQuery {
  readonly filter: MediaFilter;
  readonly misread: readonly Misread[];
}

const longestText = 200;
const keyLike = /^([A-Za-z]{2,16}):./;

/** Reads what was typed; never throws, whatever that is. */
export function readQuery(typed: string, context: QueryContext): ReadQuery {
  const tokens = tokensOf(typed);
  const misread: Misread[] = [];
  let filter: MediaFilter = {};
  for (const token of tokens) {
    const found = token.sort === 'filter' ? readFilter(token.key, token.value, context) : {};
    if (found !== null) filter = mergeFilters(filter, found);
    const wrong = wrongWith(token, found === null, typed, context);
    if (wrong !== null) misread.push(wrong);
  }
  const words = tokens.filter((token): token is WordToken => token.sort !== 'filter').map(textOf);
  const text = textWithin(words);
  return { filter: text === '' ? filter : { ...filter, text }, misread };
}

/** As many whole words as there is room for; a single one that is longer is cut. */
function textWithin(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    const longer = text === '' ? word : `${text} ${word}`;
    if (longer.length > longestText) break;
    text = longer;
  }
  const [first = ''] = words;
  if (text !== '' || first === '') return text;
  const cut = longestStart(first.replaceAll('"', ''), longestText - 2).trim();
  return first.startsWith('"') && cut !== '' ? `"${cut}"` : cut;
}

function wrongWith(
  token: QueryToken,
  unread: boolean,
  typed: string,
  context: QueryContext,
): Misread | null {
  const { start, end } = token;
  const written = typed.slice(start, end);
  if (token.sort === 'filter') return unread ? wrongFilter(token, written, context) : null;
  const key = token.sort === 'word' ? keyLike.exec(token.value)?.[1] : undefined;
  const meant = key === undefined ? null : nearest(key, filterKeys);
  if (key === undefined || meant === null) return null;
  const suggestion = `${meant}${written.slice(key.length)}`;
  return { start, end, written, why: 'no-such-key', key: null, suggestion };
}

function wrongFilter(token: FilterToken, written: string, context: QueryContext): Misread {
  const { start, end, key, value } = token;
  if (value === '') return { start, end, written, why: 'no-value', key, suggestion: null };
  const meant = nearestValue(key, value, context);
  const suggestion = meant === null ? null : `${key}:${inQuotes(meant)}`;
  return { start, end, written, why: 'no-such-value', key, suggestion };
}

/** A value as it has to be written: in quotes where it would end at a blank or look like something else. */
export function inQuotes(value: string): string {
  const plain = value !== '' && !/[\s"\\]/u.test(value);
  return plain ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
