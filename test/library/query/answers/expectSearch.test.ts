import { setImmediate as breathe } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../../electron/database/database.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import { createQueries } from '../../../../electron/library/query/answers/createQueries.ts';
import type { RemoteItem } from '../../../../electron/providers/provider.ts';
import { newestFirst } from '../../../../shared/query/mediaFilter.ts';
import { accounts, item, now } from '../support/anyMedia.ts';

const [shop] = accounts as [(typeof accounts)[number]];

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  database
    .prepare(`INSERT INTO accounts VALUES (?, 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`)
    .run(shop);
});
afterEach(() => database.close());

it('reads what is searched before anybody searches, once that is expected', async () => {
  const { queries, warm } = createQueries(database, { breathe: () => breathe(), locale: 'en' });
  const table = createMediaTable(database, () => null, undefined, 'en');
  table.upsert(
    shop,
    [{ ...fc.sample(item, { numRuns: 1, seed: 1 })[0], name: 'summer' } as RemoteItem],
    now,
  );
  await warm();
  await queries.expectSearch({});
  // Behind what was begun, in its turn.
  await queries.totals({ accounts });
  // Written by nobody who would say so: what was read before is what is searched.
  database.exec("DROP TRIGGER media_changed; UPDATE media SET name = 'winter'");
  const found = async (text: string) =>
    (await queries.list({ query: { filter: { text }, sort: newestFirst }, now, accounts })).ids
      .length;
  expect([await found('summer'), await found('winter')]).toEqual([1, 0]);
});
