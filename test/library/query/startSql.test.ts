import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import { mediaSql } from '../../../electron/library/query/mediaSql.ts';

let database: Database;
beforeAll(() => {
  database = openDatabase(':memory:');
});
afterAll(() => database.close());

const planOf = (sql: string, values: Readonly<Record<string, string | number>>) =>
  database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(values)
    .map((row) => (row as { detail: string }).detail);

it.each([
  ['owners', mediaSql.owners, {}],
  ['anyOutdated', mediaSql.anyOutdated, { end: 'fffe~' }],
])('%s is told by an index, and looks at no item twice, at each start', (_, sql, values) => {
  const plan = planOf(sql, values);
  expect(plan.filter((line) => line.includes('media'))).not.toEqual([]);
  expect(plan.filter((line) => line.startsWith('SCAN media'))).toEqual([]);
});

it('looks for what outlived its end among what has one behind it alone', () => {
  const values = { accounts: '[]', ids: '[]', now: 1 };
  const plan = planOf(mediaSql.nextDue, values);
  expect(plan.some((line) => line.includes('media_by_end (expires_at>? AND expires_at<?)'))).toBe(
    true,
  );
});
