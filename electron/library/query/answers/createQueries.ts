import { z } from 'zod';
import type { ListedDay } from '../../../../shared/contract/library.ts';
import type { AccountId } from '../../../../shared/ids.ts';
import { type MediaFilter, type SortKey, sortKey } from '../../../../shared/query/mediaFilter.ts';
import { searchTerms } from '../../../../shared/query/searchTerms.ts';
import { nameOrder } from '../../../../shared/text/nameOrder.ts';
import type { Database } from '../../../database/database.ts';
import { prepare } from '../../../database/prepare.ts';
import { type FindPeople, filterMask } from '../columns/filterMask.ts';
import { createMediaColumns, heldState, type MediaColumns } from '../columns/mediaColumns.ts';
import { createOrders } from '../columns/orders.ts';
import { createPeopleFinder } from '../columns/people.ts';
import { createColumnReader } from '../columns/readColumns.ts';
import { createSqlRanks } from '../columns/sqlRanks.ts';
import { inSlices } from '../livingAmong.ts';
import { mediaSql } from '../mediaSql.ts';
import { isPlain, orderedIds } from '../orderedIds.ts';
import { createTextReader } from '../text/readTexts.ts';
import { createTextIndex } from '../text/textIndex.ts';
import { datedBy, earlier, nextChangeOf, nextHeadingOf } from './changesByClock.ts';
import { createHoldingsCounter } from './countHoldings.ts';
import { createItemCounter } from './countItems.ts';
import { daysOf, endsOf } from './daysOf.ts';
import type { AccountTotal, DatedBy, Queries } from './queryCalls.ts';
import { createSuggestions } from './suggestions.ts';
import { createTurns } from './turns.ts';

const totals = z.object({ total: z.number(), sizeBytes: z.number() });
const stored = z.object({ storedAt: z.number().nullable() }).optional();

/**
 * The database sorts texts and refs in one go, which takes seconds for a million: nobody who asks for something else
 * should wait for that. Names it has in order already; their ranks still take the longest of the others.
 */
const warmedOrders: readonly SortKey[] = [
  ...sortKey.options.filter((by) => !['name', 'text', 'ref'].includes(by)),
  'name',
];

/** So many are counted before a key has its turn: a few milliseconds. */
const countedAtOnce = 50_000;

export interface QueriesOptions {
  /** The language by which people are in order. */
  readonly locale?: string | undefined;
  /** Lets others have their turn in the midst of long work. */
  readonly breathe: () => Promise<void>;
}

/**
 * Answers what is asked of all items from what it keeps of them in memory, and brings that up to date before each
 * answer. Until everything was read, the database's own indexes answer what they can.
 */
export function createQueries(database: Database, { locale, breathe }: QueriesOptions) {
  const columns = createMediaColumns();
  const texts = createTextIndex({ columns, read: createTextReader(database), breathe });
  const reader = createColumnReader(database, columns, texts.changed);
  const orderOf = createOrders({
    columns,
    compareNames: nameOrder(locale).compare,
    ranks: createSqlRanks(database, columns),
  });
  const people = createPeopleFinder(columns.dictionary('from'));
  const conversations = createPeopleFinder(columns.dictionary('conversation'));
  // Senders and recipients have one dictionary.
  const peopleOf: FindPeople = (column) => (column === 'conversation' ? conversations : people);
  const total = prepare(database, mediaSql.total);
  const storedAt = prepare(database, mediaSql.storedAt);
  const alive = prepare(database, mediaSql.seenPastEnd);
  let whole = false;
  let lastAccounts: readonly AccountId[] = [];
  const suggestions = createSuggestions(columns);
  const turns = createTurns();
  const current =
    <T>(work: () => T | Promise<T>) =>
    async () => {
      await catchUp();
      return work();
    };
  const next = <T>(work: () => T | Promise<T>) => turns.later(current(work));

  async function catchUp(): Promise<void> {
    if (whole && reader.isCurrent()) return;
    while (!reader.step()) await breathe();
    whole = true;
  }

  async function maskOf(filter: MediaFilter, now: number): Promise<Uint8Array> {
    const mask = filterMask(columns, peopleOf, filter, now);
    const clauses = searchTerms(filter.text ?? '');
    if (clauses.length > 0) await texts.narrow(mask, clauses);
    return mask;
  }

  function totalOf(accountId: AccountId): AccountTotal {
    const { total: count, sizeBytes } = totals.parse(total.get({ accountId }));
    return { accountId, total: count, sizeBytes };
  }

  async function warmTexts(): Promise<void> {
    while (!(await next(texts.warmSome))) await breathe();
  }

  const queries: Queries = {
    async list({ query, now, accounts }) {
      if (!whole && isPlain(query)) {
        return { ids: shared(orderedIds(database, query)), days: null, changesAt: null };
      }
      lastAccounts = accounts;
      const work = current(async () => {
        const mask = await maskOf(query.filter, now);
        const ids = idsIn(orderOf(query.sort, accounts), mask, columns.numbers('id'));
        const by = datedBy(query.sort);
        const changesAt = earlier(
          nextChangeOf(columns, query.filter, now),
          by === 'end' ? nextHeadingOf(columns, ids, now) : null,
        );
        return { ids, days: by === null ? null : daysIn(ids, by, now), changesAt };
      });
      return turns.soon(work);
    },
    async counts({ filters, now }) {
      const counts: number[] = [];
      let changesAt: number | null = null;
      for (const filter of filters) {
        counts.push(await next(async () => onesIn(await maskOf(filter, now))));
        changesAt = earlier(changesAt, nextChangeOf(columns, filter, now));
        await breathe();
      }
      return { counts, changesAt };
    },
    async totals({ accounts }) {
      if (!whole) return accounts.map(totalOf);
      return next(() => totalsIn(accounts));
    },
    async days({ ids, by, now }) {
      if (!whole && by === 'stored') {
        return daysOf(ids, (id) => stored.parse(storedAt.get({ id }))?.storedAt ?? null);
      }
      return next(() => daysIn(ids, by, now));
    },
    async expectSearch() {
      // What cannot be read now is read when it is looked for.
      warmTexts().catch(() => undefined);
      return null;
    },
    suggest: (ask) => next(() => suggestions(ask)),
    async summary({ ids, now }) {
      const counter = createItemCounter(columns, now);
      for (let start = 0; start < ids.length; start += countedAtOnce) {
        await next(() => counter.add(ids.subarray(start, start + countedAtOnce)));
        await breathe();
      }
      await inSlices(Float64Array.from(counter.overdue), ({ json }) => {
        const { found } = alive.get({ ids: json }) as { found: string };
        counter.putAlive(JSON.parse(found) as number[]);
      });
      return counter.result();
    },
    async holdings({ filter, now }) {
      const mask = await next(() => maskOf(filter, now));
      const counter = createHoldingsCounter(columns, mask, now);
      for (let start = 0; start < mask.length; start += countedAtOnce) {
        await next(() => counter.add(start, start + countedAtOnce));
        await breathe();
      }
      return counter.result();
    },
    unsized: ({ filter, now }) => next(async () => unsizedIn(columns, await maskOf(filter, now))),
  };

  function daysIn(ids: Float64Array, by: DatedBy, now: number): ListedDay[] {
    const numbers = columns.numbers(by);
    const instantOf = (id: number) => {
      const time = numbers[columns.positionOf(id)] ?? Number.NaN;
      return Number.isNaN(time) ? null : time;
    };
    return by === 'stored' ? daysOf(ids, instantOf) : endsOf(ids, instantOf, now);
  }

  function totalsIn(accounts: readonly AccountId[]): AccountTotal[] {
    const { dictionary, size } = {
      dictionary: columns.dictionary('account'),
      size: columns.numbers('size'),
    };
    const codes = columns.codes('account');
    const counts = new Float64Array(dictionary.size);
    const bytes = new Float64Array(dictionary.size);
    for (let at = 0; at < columns.count; at += 1) {
      if (columns.state[at] !== heldState) continue;
      const code = codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
      const here = size[at] ?? Number.NaN;
      if (!Number.isNaN(here)) bytes[code] = (bytes[code] ?? 0) + here;
    }
    return accounts.map((accountId) => {
      const code = dictionary.codeOf(accountId);
      return { accountId, total: counts[code] ?? 0, sizeBytes: bytes[code] ?? 0 };
    });
  }

  return {
    queries,
    /** Reads everything now, so that the first answer does not wait for it. */
    warm: () => next(() => undefined),
    /** Reckons orders, so that each opens at once; `accounts` as they were asked for last. */
    async warmOrders() {
      for (const by of warmedOrders) {
        await next(() => orderOf({ by, descending: false }, lastAccounts));
        await breathe();
      }
    },
    /** Lets go of what is searched, the largest part of what is kept. */
    forgetTexts: texts.forget,
    items: () => columns.count,
  };
}

function onesIn(mask: Uint8Array): number {
  let ones = 0;
  for (let at = 0; at < mask.length; at += 1) ones += mask[at] ?? 0;
  return ones;
}

/** In memory that threads share, so that a list of a million crosses at once. */
const room = (count: number) => new Float64Array(new SharedArrayBuffer(count * 8));

/** Those of a mask that their provider still holds, and whose size is not known; the largest id first. */
function unsizedIn(columns: MediaColumns, mask: Uint8Array): Float64Array {
  const [sizes, ids] = [columns.numbers('size'), columns.numbers('id')];
  for (let at = 0; at < mask.length; at += 1) {
    if (columns.state[at] !== heldState || !Number.isNaN(sizes[at])) mask[at] = 0;
  }
  const found = room(onesIn(mask));
  let next = found.length;
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] !== 1) continue;
    next -= 1;
    found[next] = ids[at] ?? 0;
  }
  return found;
}

function shared(ids: Float64Array): Float64Array {
  const result = room(ids.length);
  result.set(ids);
  return result;
}

function idsIn(order: Uint32Array, mask: Uint8Array, ids: Float64Array): Float64Array {
  const found = room(onesIn(mask));
  let next = 0;
  for (let n = 0; n < order.length; n += 1) {
    const at = order[n] ?? 0;
    if (mask[at] !== 1) continue;
    found[next] = ids[at] ?? 0;
    next += 1;
  }
  return found;
}
