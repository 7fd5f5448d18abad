import { setImmediate as breathe } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../../electron/database/database.ts';
import type { StoredMedia } from '../../../../electron/library/mediaRow.ts';
import { createMediaTable, type MediaTable } from '../../../../electron/library/mediaTable.ts';
import { createQueries } from '../../../../electron/library/query/answers/createQueries.ts';
import type { Amount } from '../../../../shared/contract/holdings.ts';
import { ageAt, ageBand, filterOfAge } from '../../../../shared/holdings/ages.ts';
import { matchesFilter } from '../../../../shared/query/matchesFilter.ts';
import { accounts, filter, item, now } from '../support/anyMedia.ts';

const [shop] = accounts as [(typeof accounts)[number]];
const day = 24 * 60 * 60_000;

let database: Database;
let table: MediaTable;

beforeEach(() => {
  database = openDatabase(':memory:');
  for (const id of accounts) {
    database
      .prepare(`INSERT INTO accounts VALUES (?, 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`)
      .run(id);
  }
  table = createMediaTable(database, () => null, undefined, 'en');
});
afterEach(() => database.close());

const everything = () =>
  table.byIds(
    (database.prepare('SELECT id FROM media').all() as { id: number }[]).map(({ id }) => id),
  );

const sum = (rows: readonly StoredMedia[]): Amount => {
  const sized = rows.flatMap(({ sizeBytes }) => (sizeBytes === null ? [] : [sizeBytes]));
  return { count: rows.length, bytes: sized.reduce((a, b) => a + b, 0), sized: sized.length };
};

/** By what some rows have in common, each row under all that it has of it. */
function grouped<K>(rows: readonly StoredMedia[], keysOf: (row: StoredMedia) => readonly K[]) {
  const groups = new Map<K, StoredMedia[]>();
  for (const row of rows) {
    for (const key of new Set(keysOf(row))) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return new Map([...groups].map(([key, of]) => [key, sum(of)]));
}

const partsOf = <T extends Amount, K>(parts: readonly T[], keyOf: (part: T) => K) =>
  new Map(parts.map((part) => [keyOf(part), amountOf(part)]));
const amountOf = ({ count, bytes, sized }: Amount): Amount => ({ count, bytes, sized });

/** An empty text names nobody. */
const personOf = (address: string | null, name: string | null) => {
  const value = address || name;
  return value ? [value] : [];
};

describe('what is held', () => {
  it('is what adding up the rows one by one gives, whatever the filter', async () => {
    const items = fc.array(item, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(items, items, filter, fc.nat(6), async (some, others, asked, gone) => {
        database.exec('DELETE FROM media; DELETE FROM sqlite_sequence');
        table.upsert(shop, some, now);
        table.upsert(accounts[1] ?? shop, others, now);
        table.markGone(
          everything()
            .slice(0, gone)
            .map(({ id }) => id),
          now,
        );
        const { queries } = createQueries(database, { breathe: () => breathe(), locale: 'en' });
        const found = everything().filter((row) => matchesFilter(row, asked, now));
        const held = await queries.holdings({ filter: asked, now });
        expect(held.total).toEqual(sum(found));
        expect(partsOf(held.kinds, ({ kind }) => kind)).toEqual(
          grouped(found, ({ kind }) => [kind]),
        );
        expect(partsOf(held.directions, ({ direction }) => direction)).toEqual(
          grouped(found, ({ direction }) => [direction]),
        );
        expect(partsOf(held.ages, ({ age }) => age)).toEqual(
          grouped(found, ({ storedAt }) => [ageAt(storedAt ?? Number.NaN, now)]),
        );
        const people = grouped(found, ({ fromAddress, fromName, toAddress, toName }) => [
          ...personOf(fromAddress, fromName),
          ...personOf(toAddress, toName),
        ]);
        expect(held.peopleCount).toBe(people.size);
        expect(held.people.length).toBe(Math.min(10, people.size));
        for (const person of held.people) {
          expect(amountOf(person)).toEqual(people.get(person.value));
        }
        const least = held.people.at(-1)?.bytes ?? 0;
        const larger = [...people.values()].filter(({ bytes }) => bytes > least);
        expect(held.people.length).toBeGreaterThanOrEqual(Math.min(10, larger.length));
        const unsized = [...(await queries.unsized({ filter: asked, now }))];
        expect(unsized).toEqual(
          found
            .filter(({ sizeBytes, goneAt }) => sizeBytes === null && goneAt === null)
            .map(({ id }) => id)
            .sort((a, b) => b - a),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('is told anew once a size was learnt', async () => {
    const { queries } = createQueries(database, { breathe: () => breathe(), locale: 'en' });
    const [row] = fc.sample(item, 1);
    if (row === undefined) throw new Error('No item.');
    const [id] = table.upsert(shop, [{ ...row, sizeBytes: null }], now).ids;
    expect((await queries.holdings({ filter: {}, now })).total).toEqual({
      count: 1,
      bytes: 0,
      sized: 0,
    });
    if (id !== undefined) table.learnSize(id, 70);
    expect((await queries.holdings({ filter: {}, now })).total).toEqual({
      count: 1,
      bytes: 70,
      sized: 1,
    });
    expect(await queries.unsized({ filter: {}, now })).toHaveLength(0);
  });

  it('puts each age into the one band whose filter finds it', () => {
    const edges = [1, 7, 30, 91, 365].flatMap((days) => [-1, 0, 1].map((by) => days * day + by));
    const age = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: -day, max: 800 * day }));
    fc.assert(
      fc.property(age, (ms) => {
        const at = 2_000 * day;
        const stored = at - ms;
        const finding = ageBand.options.filter((band) => {
          const found = filterOfAge(band);
          if (found === null) return false;
          const { storedWithinMs, storedOverMs } = found;
          return (
            (storedWithinMs === undefined || stored >= at - storedWithinMs) &&
            (storedOverMs === undefined || stored < at - storedOverMs)
          );
        });
        expect(finding).toEqual([ageAt(stored, at)]);
      }),
    );
  });
});
