import { accountId } from '../ids.ts';
import { readDuration, readSize } from './amounts.ts';
import { namedDates, readDate } from './dates.ts';
import type { FilterKey } from './filterKeys.ts';
import {
  accountsCalled,
  answers,
  directions,
  kindsOf,
  kindValues,
  type QueryContext,
} from './filterValues.ts';
import { type MediaFilter, mediaFilter } from './mediaFilter.ts';
import { nearest } from './nearest.ts';

type Read = (value: string, context: QueryContext) => MediaFilter | null;

const chosen = <T>(choices: Readonly<Record<string, T>>, value: string): T | undefined =>
  Object.hasOwn(choices, value.toLowerCase()) ? choices[value.toLowerCase()] : undefined;

const listOf = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function kinds(value: string): MediaFilter | null {
  const found = listOf(value).map(kindsOf);
  if (found.length === 0 || found.some((meant) => meant.length === 0)) return null;
  return { kinds: [...new Set(found.flat())] };
}

function accounts(value: string, context: QueryContext): MediaFilter | null {
  const ids = accountsCalled(value, context.accounts);
  return ids.length === 0 ? null : { accountIds: ids.map((id) => accountId.parse(id)) };
}

const positive = (value: string) => {
  const ms = readDuration(value);
  return ms !== null && ms > 0 ? ms : null;
};

function within(value: string, { now }: QueryContext): MediaFilter | null {
  const ms = positive(value);
  if (ms !== null) return { storedWithinMs: ms };
  const span = readDate(value, now);
  return span === null ? null : { storedFrom: span.from, storedBefore: span.before };
}

function after(value: string, context: QueryContext): MediaFilter | null {
  const { storedBefore: _end, ...start } = within(value, context) ?? { storedBefore: 0 };
  return Object.keys(start).length === 0 ? null : start;
}

function before(value: string, { now }: QueryContext): MediaFilter | null {
  const ms = positive(value);
  if (ms !== null) return { storedOverMs: ms };
  const span = readDate(value, now);
  return span === null ? null : { storedBefore: span.from };
}

function answered(value: string, filter: (answer: boolean) => MediaFilter): MediaFilter | null {
  const answer = chosen(answers, value);
  return answer === undefined ? null : filter(answer);
}

function gone(value: string): MediaFilter | null {
  const written = value.toLowerCase();
  if (written === 'no') return {};
  if (written === 'yes') return { gone: 'also' };
  return written === 'also' || written === 'only' ? { gone: written } : null;
}

const readers: Readonly<Record<FilterKey, Read>> = {
  from: (from) => ({ from }),
  to: (to) => ({ to }),
  person: (person) => ({ person }),
  in: (conversation) => ({ conversation }),
  account: accounts,
  kind: kinds,
  type: (type) => ({ type }),
  direction(value) {
    const direction = chosen(directions, value);
    return direction === undefined ? null : { direction };
  },
  after,
  before,
  on: within,
  during: within,
  larger(value) {
    const minBytes = readSize(value);
    return minBytes === null ? null : { minBytes };
  },
  smaller(value) {
    const maxBytes = readSize(value);
    return maxBytes === null ? null : { maxBytes };
  },
  ends(value) {
    const endsWithinMs = positive(value);
    return endsWithinMs === null ? null : { endsWithinMs };
  },
  used: (value) => answered(value, (used) => ({ used })),
  gone,
  status: (status) => ({ status }),
  archived: (value) => answered(value, (archived) => ({ archived })),
};

/** What one typed filter means; null where that is not understood. */
export function readFilter(
  key: FilterKey,
  value: string,
  context: QueryContext,
): MediaFilter | null {
  const found = value === '' ? null : readers[key](value, context);
  return found === null ? null : (mediaFilter.safeParse(found).data ?? null);
}

/** The values that a key can have and no others; empty where it can have any. */
export function valuesOf(key: FilterKey, { accounts: known }: QueryContext): readonly string[] {
  switch (key) {
    case 'kind':
      return kindValues;
    case 'account':
      return known.map(({ label }) => label);
    case 'direction':
      return ['received', 'sent'];
    case 'used':
    case 'archived':
      return ['yes', 'no'];
    case 'gone':
      return ['also', 'only'];
    case 'after':
    case 'before':
    case 'on':
    case 'during':
      return namedDates;
    default:
      return [];
  }
}

/** The value that was most likely meant. */
export const nearestValue = (key: FilterKey, value: string, context: QueryContext) =>
  nearest(value, valuesOf(key, context));
