import { type FilterKey, filterKeyOf, namesPeople } from './filterKeys.ts';
import { digitsOf } from './numbersIn.ts';

interface Stretch {
  /** Where it stands in what was typed: from the first character to behind the last. */
  readonly start: number;
  readonly end: number;
}

export interface FilterToken extends Stretch {
  readonly sort: 'filter';
  readonly key: FilterKey;
  readonly value: string;
  readonly quoted: boolean;
  /** Nothing more can belong to it: its quotes are closed, or something follows. */
  readonly closed: boolean;
}

export interface WordToken extends Stretch {
  readonly sort: 'word' | 'phrase';
  readonly value: string;
}

export type QueryToken = FilterToken | WordToken;

const blank = /\s/u;
const start = /^([A-Za-z]{1,16}):/;
const partOfNumber = /^[+()\d./-]*\d[()\d./-]*$/;
const mostDigits = 15;

const digitsIn = (text: string) => digitsOf(text).length;

/** Where the next blank is from there on, or the end. */
function wordEnd(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && !blank.test(typed.charAt(at))) at += 1;
  return at;
}

/** A quoted value: a backslash takes what follows as it is. */
function readQuoted(typed: string, from: number): { value: string; end: number; closed: boolean } {
  let value = '';
  let at = from + 1;
  while (at < typed.length) {
    const sign = typed.charAt(at);
    if (sign === '"') return { value, end: at + 1, closed: true };
    const escaped = sign === '\\' && at + 1 < typed.length;
    value += escaped ? typed.charAt(at + 1) : sign;
    at += escaped ? 2 : 1;
  }
  return { value, end: at, closed: false };
}

/** A number may go on behind spaces, as in `from:+1 (212) 555-0111`. */
function numberEnd(typed: string, from: number, end: number): number {
  if (!partOfNumber.test(typed.slice(from, end))) return end;
  let last = end;
  for (;;) {
    let next = last;
    while (next < typed.length && blank.test(typed.charAt(next))) next += 1;
    const nextEnd = wordEnd(typed, next);
    const goesOn =
      next > last &&
      partOfNumber.test(typed.slice(next, nextEnd)) &&
      typed.charAt(next) !== '+' &&
      digitsIn(typed.slice(from, nextEnd)) <= mostDigits;
    if (!goesOn) return last;
    last = nextEnd;
  }
}

function readFilter(typed: string, at: number, key: FilterKey, valueAt: number): FilterToken {
  if (typed.charAt(valueAt) === '"') {
    const { value, end, closed } = readQuoted(typed, valueAt);
    return { sort: 'filter', key, value, quoted: true, closed, start: at, end };
  }
  const first = wordEnd(typed, valueAt);
  const end = namesPeople(key) ? numberEnd(typed, valueAt, first) : first;
  const value = typed.slice(valueAt, end);
  return { sort: 'filter', key, value, quoted: false, closed: end < typed.length, start: at, end };
}

/**
 * What was typed in its parts: filters, words and phrases. A quote opens a phrase if there is one to close it, and
 * at the start of a word even if not, since it is still being typed; elsewhere it stands for inches and is dropped.
 */
export function tokensOf(typed: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < typed.length) {
    if (blank.test(typed.charAt(at))) {
      at += 1;
      continue;
    }
    const token = readToken(typed, at);
    if (token.sort === 'filter' || token.value.trim() !== '') tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readToken(typed: string, at: number): QueryToken {
  const written = start.exec(typed.slice(at, at + 17))?.[1];
  const key = written === undefined ? undefined : filterKeyOf(written);
  if (written !== undefined && key !== undefined) {
    return readFilter(typed, at, key, at + written.length + 1);
  }
  if (typed.charAt(at) === '"') {
    const close = typed.indexOf('"', at + 1);
    const end = close < 0 ? typed.length : close + 1;
    const value = typed.slice(at + 1, close < 0 ? end : close);
    return { sort: 'phrase', value, start: at, end };
  }
  const end = wordEnd(typed, at);
  const quote = typed.slice(at, end).indexOf('"');
  const stop = quote < 0 ? end : at + quote;
  const closed = quote >= 0 && typed.indexOf('"', stop + 1) >= 0;
  const value = typed.slice(at, stop);
  return { sort: 'word', value, start: at, end: quote >= 0 && !closed ? stop + 1 : stop };
}

/** A word or a phrase as the index is asked for it. */
export const textOf = ({ sort, value }: WordToken): string =>
  sort === 'phrase' ? `"${value.trim().replace(/\s+/gu, ' ')}"` : value;
