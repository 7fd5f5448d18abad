import { setImmediate as breathe } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../../electron/database/database.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import { createQueries } from '../../../../electron/library/query/answers/createQueries.ts';
import { mediaRef } from '../../../../shared/ids.ts';
import { accounts, filter, item } from '../support/anyMedia.ts';

const [shop] = accounts as [(typeof accounts)[number]];
const hour = 60 * 60_000;
const byEnd = { by: 'end', descending: false } as const;

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  for (const id of accounts) {
    database
      .prepare(`INSERT INTO accounts VALUES (?, 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`)
      .run(id);
  }
});
afterEach(() => database.close());

/** Items with these ends, null for none, in a library that was read whole. */
async function libraryOf(ends: readonly (number | null)[], like: object = {}) {
  database.exec('DELETE FROM media');
  const table = createMediaTable(database, () => null, undefined, 'en');
  const [some] = fc.sample(item, { numRuns: 1, seed: 7 });
  if (some === undefined) throw new Error('no item');
  const items = ends.map((_, n) => ({ ...some, ...like, ref: mediaRef.parse(`r${n}`) }));
  const { ids } = table.upsert(shop, items, 1_000);
  const write = database.prepare('UPDATE media SET expires_at = ? WHERE id = ?');
  ends.forEach((end, at) => void write.run(end, ids[at] ?? 0));
  const { queries } = createQueries(database, { breathe: () => breathe(), locale: 'en' });
  await queries.counts({ filters: [{}], now: 0 });
  return { queries, ids };
}

it('counts the same until the instant that is told', async () => {
  const at = fc.integer({ min: 1, max: 4_000 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(at), { maxLength: 6 }),
      filter,
      at,
      fc.nat(4_000),
      async (ends, one, now, later) => {
        const { queries } = await libraryOf(ends, { storedAt: 900 });
        const { counts, changesAt } = await queries.counts({ filters: [one], now });
        if (changesAt !== null) expect(changesAt).toBeGreaterThan(now);
        const then = Math.min(now + later, (changesAt ?? Number.POSITIVE_INFINITY) - 1);
        expect((await queries.counts({ filters: [one], now: then })).counts).toEqual(counts);
      },
    ),
    { numRuns: 150 },
  );
});

it('heads a list of ends by how near they are, and tells when an item moves on', async () => {
  const now = new Date(2026, 10, 29, 12).getTime();
  const day = 24 * hour;
  const ends = [null, now - 1, now + 30 * 60_000, now + 2 * hour, now + day, now + 3 * day];
  const { queries, ids } = await libraryOf([...ends, now + 9 * day, now + 9 * day + 1]);
  const query = { filter: {}, sort: byEnd };
  const { days, ids: listed, changesAt } = await queries.list({ query, now, accounts });
  expect(days).toEqual([
    { span: 'over', day: '2026-11-29', start: 0, count: 1 },
    { span: 'hour', day: '2026-11-29', start: 1, count: 1 },
    { span: 'today', day: '2026-11-29', start: 2, count: 1 },
    { span: 'tomorrow', day: '2026-11-30', start: 3, count: 1 },
    { span: 'week', day: '2026-12-02', start: 4, count: 1 },
    { day: '2026-12-08', start: 5, count: 2 },
    { span: 'none', day: null, start: 7, count: 1 },
  ]);
  expect(listed[0]).toBe(ids[1]);
  expect(await queries.days({ ids: listed, by: 'end', now })).toEqual(days);
  expect(changesAt).toBe(now + 30 * 60_000);
  const then = now + hour;
  const { days: later } = await queries.list({ query, now: then, accounts });
  expect(later?.map(({ span, count }) => [span, count])).toEqual([
    ['over', 2],
    ['hour', 1],
    ['tomorrow', 1],
    ['week', 1],
    [undefined, 2],
    ['none', 1],
  ]);
});

it('does not move what has no end', async () => {
  const { queries } = await libraryOf([null]);
  const { changesAt } = await queries.list({
    query: { filter: {}, sort: byEnd },
    now: 5,
    accounts,
  });
  expect(changesAt).toBeNull();
});
