import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/database/database.ts';
import { mediaSql } from '../../../electron/library/query/mediaSql.ts';

const database = openDatabase(':memory:');
afterAll(() => database.close());

const planOf = (sql: string) =>
  database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map((row) => (row as { detail: string }).detail)
    .filter((detail) => /\bmedia\b/.test(detail));

const orderedIds = (where: string) => mediaSql.orderedIds(where, 'stored_at DESC, id DESC');
const { ranked, insert: _insert, orderedIds: _orderedIds, ...plain } = mediaSql;
const statements: Readonly<Record<string, string>> = {
  ...plain,
  newest: orderedIds('WHERE gone_at IS NULL'),
  newestOfAccount: orderedIds('WHERE gone_at IS NULL AND account_id = :account'),
  byName: ranked.name,
};

/** Read whole on purpose, from end to end or in portions. */
const whole: Readonly<Record<string, string>> = {
  newest: 'SCAN media USING INDEX media_newest',
  byName: 'SCAN media USING COVERING INDEX media_by_name',
};

describe('a statement finds its rows without looking at others', () => {
  it.each(Object.entries(statements))('%s', (name, sql) => {
    const plan = planOf(sql);
    const known = whole[name];
    if (known !== undefined) return expect(plan).toEqual([known]);
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });
});

it('each index is one that a statement uses, since each makes a first reading slower', () => {
  const all = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'media' ORDER BY name",
    )
    .all()
    .map((row) => (row as { name: string }).name);
  const plans = Object.values(statements).flatMap(planOf).join('\n');
  expect(all.filter((name) => !new RegExp(`INDEX ${name}\\b`).test(plans))).toEqual([]);
});
