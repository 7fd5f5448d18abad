import { setImmediate as breathe } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../../electron/database/database.ts';
import { createMediaTable, type MediaTable } from '../../../../electron/library/mediaTable.ts';
import { createQueries } from '../../../../electron/library/query/answers/createQueries.ts';
import type { RemoteItem } from '../../../../electron/providers/provider.ts';
import { type MediaId, mediaRef } from '../../../../shared/ids.ts';
import { matchesFilter } from '../../../../shared/query/matchesFilter.ts';
import { mediaFilter, newestFirst } from '../../../../shared/query/mediaFilter.ts';
import { graphemesOf } from '../../../../shared/text/graphemes.ts';
import { accounts, filter, filterParts, item, now, sort } from '../support/anyMedia.ts';
import { sorted } from '../support/sortedMedia.ts';

const [shop] = accounts as [(typeof accounts)[number]];

let database: Database;
let table: MediaTable;
const fresh = () => createQueries(database, { breathe: () => breathe(), locale: 'en' }).queries;

function begin(): void {
  database = openDatabase(':memory:');
  for (const id of accounts) {
    database
      .prepare(`INSERT INTO accounts VALUES (?, 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`)
      .run(id);
  }
  table = createMediaTable(database, () => null, undefined, 'en');
}
beforeEach(begin);
afterEach(() => database.close());

type Change =
  | { readonly kind: 'list'; readonly account: number; readonly items: readonly RemoteItem[] }
  | { readonly kind: 'gone' | 'delete' | 'look' | 'archive' | 'forget'; readonly id: number };
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('list'),
      account: fc.nat(1),
      items: fc.array(item, { maxLength: 5 }),
    }),
  },
  fc.record({
    kind: fc.constantFrom('gone', 'delete', 'look', 'archive', 'forget'),
    id: fc.integer({ min: 1, max: 12 }),
  }),
);

function make(one: Change): void {
  if (one.kind === 'list') table.upsert(accounts[one.account] ?? shop, one.items, now);
  else if (one.kind === 'gone')
    table.markGone(
      table.byIds([one.id]).map(({ id }) => id),
      now,
    );
  else if (one.kind === 'delete') database.prepare('DELETE FROM media WHERE id = ?').run(one.id);
  else if (one.kind === 'archive' || one.kind === 'forget') {
    const by = one.kind === 'archive' ? 1 : -1;
    database
      .prepare('UPDATE media SET archived = max(0, archived + ?) WHERE id = ?')
      .run(by, one.id);
  } else {
    database
      .prepare('UPDATE media SET width = id, height = 3, expires_at = 900 + id * 40 WHERE id = ?')
      .run(one.id);
  }
}

const everything = () =>
  table.byIds(
    (database.prepare('SELECT id FROM media').all() as { id: number }[]).map(({ id }) => id),
  );
describe('a list', () => {
  it('holds what its filter means in the order that is asked for, whatever changed meanwhile', async () => {
    const round = fc.tuple(fc.array(change, { maxLength: 4 }), filter, sort);
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        database.exec('DELETE FROM media; DELETE FROM sqlite_sequence');
        const queries = fresh();
        for (const [changes, asked, order] of rounds) {
          changes.forEach(make);
          const rows = everything().filter((row) => matchesFilter(row, asked, now));
          const query = { filter: asked, sort: order };
          expect([...(await queries.list({ query, now, accounts })).ids]).toEqual(
            sorted(rows, order),
          );
          const { counts } = await queries.counts({ filters: [asked, {}], now });
          expect(counts).toEqual([
            rows.length,
            everything().filter(({ goneAt }) => goneAt === null).length,
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes an empty name for none, which stands last', async () => {
    const people = ['', 'Ada', null].map((fromName, n) => ({ ...bare(`r${n}`), fromName }));
    const [empty, ada, none] = table.upsert(shop, people, now).ids;
    const query = { filter: {}, sort: { by: 'from', descending: false } } as const;
    expect([...(await fresh().list({ query, now, accounts })).ids]).toEqual([ada, none, empty]);
  });

  it('takes an empty name for nobody, whom no filter of a person or conversation means', async () => {
    const items = [{ ...bare('r1'), conversationName: '', fromAddress: '' }, bare('r2')];
    table.upsert(shop, items, now);
    for (const asked of [{ conversation: '' }, { person: '' }, { from: '' }]) {
      const query = { filter: asked, sort: newestFirst };
      const { ids } = await fresh().list({ query, now, accounts });
      expect([asked, [...ids]]).toEqual([asked, []]);
      expect(everything().filter((row) => matchesFilter(row, asked, now))).toEqual([]);
    }
  });

  it('is asked for by every fact that a filter has', () => {
    expect(Object.keys(filterParts).sort()).toEqual(Object.keys(mediaFilter.shape).sort());
  });

  it('finds an item by any two signs beside each other in any word of any of its texts', async () => {
    await fc.assert(
      fc.asyncProperty(item, fc.nat(), fc.nat(), async (one, a, b) => {
        database.exec('DELETE FROM media');
        const [id] = table.upsert(shop, [one], now).ids;
        const { name, messageText, fromName, toName, fromAddress, toAddress, ref } = one;
        const texts = [name, messageText, fromName, toName, fromAddress, toAddress, ref];
        const words = texts.flatMap((known) => known?.split(/[\s"“”„]+/u) ?? []);
        const parts = words.map(graphemesOf).filter(({ length }) => length > 1);
        const signs = parts[a % parts.length] ?? [];
        const start = b % Math.max(1, signs.length - 1);
        const query = {
          filter: { text: signs.slice(start, start + 2).join('') },
          sort: newestFirst,
        };
        expect([...(await fresh().list({ query, now, accounts })).ids]).toEqual([id]);
      }),
      { numRuns: 300 },
    );
  });
});

it('lists the days of a list in its order, and none for what has no date', async () => {
  const day = (n: number) => new Date(2026, 0, n, 12).getTime();
  const stored = [day(3), day(3), day(1), null, day(3), day(2)];
  const items = stored.map((storedAt, n) => ({ ...bare(`r${n}`), storedAt }));
  table.upsert(shop, items, now);
  const queries = fresh();
  const days = [
    { day: '2026-01-03', start: 0, count: 3 },
    { day: '2026-01-02', start: 3, count: 1 },
    { day: '2026-01-01', start: 4, count: 1 },
    { day: null, start: 5, count: 1 },
  ];
  const query = { filter: {}, sort: newestFirst };
  const { ids, ...list } = await queries.list({ query, now, accounts });
  expect(list).toEqual({ days: null, changesAt: null });
  expect(await queries.days({ ids, by: 'stored', now })).toEqual(days);
  // From memory too, once everything was read, and then with the list itself.
  await queries.counts({ filters: [{}], now });
  expect(await queries.days({ ids, by: 'stored', now })).toEqual(days);
  expect(await queries.list({ query, now, accounts })).toMatchObject({ days });
  const byName = { filter: {}, sort: { by: 'name' as const, descending: false } };
  expect(await queries.list({ query: byName, now, accounts })).toMatchObject({ days: null });
});

it('counts what some items are together, and what is alive past its end, as SQL tells it', async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 6 }), ids, async (changes, chosen) => {
      database.close();
      begin();
      for (const one of changes) make(one);
      database.exec('UPDATE media SET seen_at = 900 + id * 45');
      const rows = table.byIds(chosen as MediaId[]);
      const living = rows.filter(
        ({ goneAt, expiresAt, seenAt }) =>
          goneAt === null && (expiresAt === null || expiresAt > now || seenAt >= expiresAt),
      );
      const ends = living.flatMap(({ expiresAt }) =>
        (expiresAt ?? 0) > now ? [expiresAt ?? 0] : [],
      );
      const sizes = rows.flatMap(({ sizeBytes }) => sizeBytes ?? []);
      const dates = rows.flatMap(({ storedAt }) => storedAt ?? []);
      const told = await fresh().summary({ ids: Float64Array.from(chosen), now });
      expect(told).toMatchObject({
        count: rows.length,
        living: living.length,
        obtainable: rows.filter((row) => row.archived || living.includes(row)).length,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
        sized: sizes.length,
        oldestAt: dates.length === 0 ? null : Math.min(...dates),
        newestAt: dates.length === 0 ? null : Math.max(...dates),
        soonestEndAt: ends.length === 0 ? null : Math.min(...ends),
      });
      const of = (id: string | undefined) =>
        rows.filter(({ accountId }) => accountId === id).length;
      for (const { accountId, count } of told.accounts) expect(count).toBe(of(accountId));
    }),
    { numRuns: 150 },
  );
});

it('tells how much an account holds, before and after everything was read', async () => {
  table.upsert(shop, [{ ...bare('a'), sizeBytes: 3 }, bare('b')], now);
  const { ids } = table.upsert(shop, [{ ...bare('c'), sizeBytes: 5 }], now);
  table.markGone([...ids], now);
  const queries = fresh();
  const totals = [
    { accountId: shop, total: 2, sizeBytes: 3 },
    { accountId: accounts[1], total: 0, sizeBytes: 0 },
  ];
  expect(await queries.totals({ accounts })).toEqual(totals);
  await queries.counts({ filters: [], now });
  expect(await queries.totals({ accounts })).toEqual(totals);
});

it('suggests people by a part of their number or name, the most frequent first', async () => {
  const sent = (ref: string, fromAddress: string, fromName: string | null) => ({
    ...bare(ref),
    fromAddress,
    fromName,
  });
  table.upsert(
    shop,
    [
      sent('a', '+12125550111', 'Ana Lima'),
      sent('b', '+12125550112', null),
      sent('c', '+12125550112', null),
      { ...bare('d'), toAddress: '+12125550111' },
      { ...bare('e'), toAddress: '+12125550111' },
    ],
    now,
  );
  const queries = fresh();
  const ana = { value: '+12125550111', name: 'Ana Lima', count: 3 };
  const other = { value: '+12125550112', name: null, count: 2 };
  const ask = (text: string, limit = 8) => queries.suggest({ field: 'person', text, limit });
  expect(await ask('')).toEqual([ana, other]);
  expect(await ask('', 1)).toEqual([ana]);
  expect(await ask('(212) 555-0112')).toEqual([other]);
  expect(await ask('lim')).toEqual([ana]);
  expect(await queries.suggest({ field: 'from', text: 'ana', limit: 8 })).toEqual([
    { ...ana, count: 1 },
  ]);
});

function bare(ref: string): RemoteItem {
  return {
    ref: mediaRef.parse(ref),
    messageRef: null,
    direction: null,
    name: null,
    contentType: null,
    sizeBytes: null,
    linkUrl: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    storedAt: null,
    usedAt: null,
  };
}

it('searches what a text became, and keeps what it is where something else changed', async () => {
  const { ids } = table.upsert(
    shop,
    Array.from({ length: 600 }, (_, n) => ({ ...bare(`r${n}`), name: `summer ${n}` })),
    now,
  );
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error('nothing is there');
  const queries = fresh();
  const found = async (text: string) => {
    const query = { filter: { text }, sort: newestFirst };
    return [...(await queries.list({ query, now, accounts })).ids];
  };
  expect(await found('summer')).toHaveLength(600);
  const rename = database.prepare('UPDATE media SET name = ?, width = ? WHERE id = ?');
  rename.run('autumn', null, first);
  rename.run('summer 1', 640, second);
  expect(await found('summer')).toHaveLength(599);
  expect(await found('autumn')).toEqual([first]);
  database.prepare('DELETE FROM media WHERE id = ?').run(first);
  expect(await found('autumn')).toEqual([]);
  database.exec(`UPDATE media SET name = 'winter'`);
  expect(await found('winter')).toHaveLength(599);
});
