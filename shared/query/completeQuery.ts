import { namedDates } from './dates.ts';
import { type FilterKey, filterKeys, namesPeople } from './filterKeys.ts';
import { folded, kindsOf, nameOf, type QueryContext } from './filterValues.ts';
import { digitsOf } from './numbersIn.ts';
import { type FilterToken, type QueryToken, tokensOf } from './queryTokens.ts';
import { valuesOf } from './readFilter.ts';
import { inQuotes } from './readQuery.ts';

/** Somebody who sent or received something. */
export interface KnownPerson {
  readonly address: string;
  readonly name: string | null;
}

export interface CompletionContext extends QueryContext {
  readonly people: readonly KnownPerson[];
  /** Searches of before, the latest first. */
  readonly recent: readonly string[];
}

export type Completion =
  | { readonly kind: 'key'; readonly key: FilterKey; readonly insert: string }
  | {
      readonly kind: 'value';
      readonly key: FilterKey;
      readonly value: string;
      /** What else is known of it: whose number it is. */
      readonly name: string | null;
      readonly insert: string;
    }
  | { readonly kind: 'recent'; readonly insert: string };

export interface Completions {
  /** What of that which was typed an accepted one replaces. */
  readonly start: number;
  readonly end: number;
  readonly options: readonly Completion[];
}

const most = 8;
const mostRecent = 5;
const statuses = ['delivered', 'received', 'sent', 'read', 'queued', 'failed', 'undelivered'];
const types = ['image/', 'image/jpeg', 'image/png', 'video/mp4', 'application/pdf', 'text/'];
const examples: Readonly<Partial<Record<FilterKey, readonly string[]>>> = {
  after: ['7d', '30d'],
  before: ['30d', '365d'],
  larger: ['500KB', '1MB', '5MB', '50MB'],
  smaller: ['500KB', '1MB', '5MB', '50MB'],
  ends: ['2h', '1d', '7d', '30d'],
  status: statuses,
  type: types,
};
const units: Readonly<Partial<Record<FilterKey, readonly string[]>>> = {
  larger: ['KB', 'MB', 'GB'],
  smaller: ['KB', 'MB', 'GB'],
  ends: ['min', 'h', 'd'],
  after: ['h', 'd', 'w'],
  before: ['h', 'd', 'w'],
};

const valueOption = (key: FilterKey, value: string, name: string | null = null): Completion => ({
  kind: 'value',
  key,
  value,
  name,
  insert: `${key}:${inQuotes(value)}`,
});
const keyOption = (key: FilterKey): Completion => ({ kind: 'key', key, insert: `${key}:` });

/** Whether a person is meant: by the start of a word of the name, or by digits of the number. */
function isMeant({ address, name }: KnownPerson, typed: string): boolean {
  const written = folded(typed);
  if (written === '') return true;
  const words = folded(name ?? '').split(/\s+/u);
  const number = digitsOf(typed);
  return (
    words.some((word) => word.startsWith(written)) ||
    folded(name ?? '').startsWith(written) ||
    folded(address).includes(written) ||
    (number.length >= 3 && digitsOf(address).includes(number))
  );
}

function people(key: FilterKey, typed: string, context: CompletionContext): Completion[] {
  return context.people
    .filter((person) => isMeant(person, typed))
    .map(({ address, name }) => valueOption(key, address, name));
}

function valuesFor({ key, value }: FilterToken, context: CompletionContext): Completion[] {
  if (namesPeople(key)) return people(key, value, context);
  const written = folded(value);
  if (key === 'account') {
    return context.accounts
      .filter(({ label }) => folded(label).includes(written))
      .map(({ id }) => valueOption(key, nameOf(id, context.accounts)));
  }
  const counted = /^\d+([.,]\d+)?$/.test(value) ? (units[key] ?? []) : [];
  const all = [...(examples[key] ?? []), ...valuesOf(key, context)];
  return [
    ...counted.map((unit) => `${value}${unit}`),
    ...all.filter((one) => folded(one).startsWith(written)),
  ].map((one) => valueOption(key, one));
}

/** What a plain word may be the start of. */
function fromWord(word: string, context: CompletionContext): Completion[] {
  const written = folded(word);
  const keys = filterKeys.filter((key) => key.startsWith(written)).map(keyOption);
  if (written.length < 3) return keys;
  const kinds = valuesOf('kind', context).filter(
    (kind) =>
      kind.startsWith(written) || (kindsOf(written).length > 0 && kind === kindsOf(written)[0]),
  );
  const directions = valuesOf('direction', context).filter((one) => one.startsWith(written));
  const dates = namedDates.filter((one) => one.startsWith(written));
  const accounts = context.accounts.filter(({ label }) => folded(label).startsWith(written));
  return [
    ...keys,
    ...kinds.map((kind) => valueOption('kind', kind)),
    ...directions.map((one) => valueOption('direction', one)),
    ...dates.map((one) => valueOption('during', one)),
    ...accounts.map(({ id }) => valueOption('account', nameOf(id, context.accounts))),
    ...people('person', word, context),
  ];
}

const within = ({ start, end }: QueryToken, caret: number) => start < caret && caret <= end;

/** What may be meant by what stands before the caret: keys, then their values, or searches of before. */
export function completeQuery(
  typed: string,
  caret: number,
  context: CompletionContext,
): Completions {
  const none = { start: caret, end: caret, options: [] };
  if (typed.trim() === '') {
    const recent = context.recent
      .slice(0, mostRecent)
      .map((insert): Completion => ({ kind: 'recent', insert }));
    return { start: 0, end: typed.length, options: [...recent, ...filterKeys.map(keyOption)] };
  }
  const token = tokensOf(typed).find((one) => within(one, caret));
  if (token === undefined || token.sort === 'phrase') return none;
  const found =
    token.sort === 'filter' ? valuesFor(token, context) : fromWord(token.value, context);
  const options = [...new Map(found.map((option) => [option.insert, option])).values()];
  // Whoever has typed all of it has nothing to complete.
  const written = typed.slice(token.start, token.end).toLowerCase();
  const [only] = options;
  const complete = options.length === 1 && only?.insert.toLowerCase() === written;
  return { start: token.start, end: token.end, options: complete ? [] : options.slice(0, most) };
}

export interface Completed {
  readonly typed: string;
  readonly caret: number;
}

/** Puts an accepted completion into what was typed; behind a value one goes on with something else. */
export function accept(typed: string, { start, end }: Completions, option: Completion): Completed {
  const goesOn = option.kind === 'key' || typed.slice(end).startsWith(' ');
  const insert = goesOn ? option.insert : `${option.insert} `;
  return { typed: typed.slice(0, start) + insert + typed.slice(end), caret: start + insert.length };
}
