import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { mediaRowOf } from '../../electron/library/mediaRow.ts';
import { createMediaTable, type MediaTable } from '../../electron/library/mediaTable.ts';
import type { RemoteItem } from '../../electron/providers/provider.ts';
import { accountId, mediaRef } from '../../shared/ids.ts';
import { mediaRow } from '../../shared/media.ts';
import { graceMs, type RetentionRule } from '../../shared/retention.ts';

const shop = accountId.parse('shop');
const rule: RetentionRule = {
  unused: { kind: 'duration', ms: 100 },
  used: { kind: 'duration', ms: 10_000_000 },
  certainty: 'documented',
};
const item = (ref: string, known: Partial<RemoteItem> = {}): RemoteItem => ({
  ref: mediaRef.parse(ref),
  messageRef: null,
  direction: null,
  name: null,
  contentType: null,
  sizeBytes: null,
  storedAt: null,
  usedAt: null,
  fromAddress: null,
  toAddress: null,
  messageStatus: null,
  linkUrl: null,
  ...known,
});

let database: Database;
let table: MediaTable;
beforeEach(() => {
  database = openDatabase(':memory:');
  for (const id of ['shop', 'other']) {
    database
      .prepare(`INSERT INTO accounts VALUES (?, 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`)
      .run(id);
  }
  table = createMediaTable(database, () => rule);
});
afterEach(() => database.close());

describe('upsert', () => {
  it('keeps one row and one id an item, and forgets nothing known', () => {
    const known = fc.record({
      name: fc.option(fc.constantFrom('cat.png', 'dog.png')),
      sizeBytes: fc.option(fc.nat(9)),
      storedAt: fc.option(fc.nat(1_000)),
      linkUrl: fc.option(fc.constantFrom('https://a.example/1', 'https://a.example/2')),
    });
    const batches = fc.array(
      fc.array(fc.tuple(fc.constantFrom('r1', 'r2', 'r3'), known), { maxLength: 6 }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(batches, (all) => {
        database.exec('DELETE FROM media');
        const model = new Map<string, { id: number; facts: Record<string, unknown> }>();
        all.forEach((batch, now) => {
          const { ids } = table.upsert(
            shop,
            batch.map(([ref, facts]) => item(ref, facts)),
            now,
          );
          batch.forEach(([ref, facts], index) => {
            const before = model.get(ref);
            const id = ids[index] ?? -1;
            if (before) expect(id).toBe(before.id);
            const said = Object.entries(facts).filter(([, value]) => value !== null);
            model.set(ref, { id, facts: { ...before?.facts, ...Object.fromEntries(said) } });
          });
        });
        expect(table.liveCount(shop)).toBe(model.size);
        for (const [ref, { id, facts }] of model) {
          expect(table.byIds([id])[0]).toMatchObject({ id, ref, ...facts });
        }
      }),
    );
  });

  it('tells what is new and what still moves', () => {
    const first = table.upsert(shop, [item('a'), item('b'), item('a')], 10);
    expect(first).toMatchObject({ added: 2, fresh: 2 });
    expect(first.ids[0]).toBe(first.ids[2]);
    expect(table.upsert(shop, [item('a'), item('c')], 20, 15)).toMatchObject({
      added: 1,
      fresh: 2,
    });
    expect(table.upsert(shop, [item('a')], 25, 15)).toMatchObject({ added: 0, fresh: 0 });
    expect(table.seenSince(shop, 15)).toBe(2);
  });

  it('works the end out anew with everything that is known', () => {
    const { ids } = table.upsert(shop, [item('a', { storedAt: 1_000 })], 1_001);
    expect(table.byIds(ids)[0]?.expiresAt).toBe(1_100);
    table.upsert(shop, [item('a', { usedAt: 1_050 })], 1_060);
    expect(table.byIds(ids)[0]?.expiresAt).toBe(10_001_050);
    const other = table.upsert(shop, [item('b', { storedAt: 1_000 })], 1_001);
    table.upsert(shop, [item('b')], 1_100 + graceMs + 1);
    expect(table.byIds(other.ids)[0]?.expiresAt).toBe(10_001_000);
  });

  it('brings back what was thought gone', () => {
    const { ids } = table.upsert(shop, [item('a')], 10);
    table.markGone([...ids], 20);
    expect(table.byIds(ids)[0]).toMatchObject({ goneAt: 20, expiresAt: 20 });
    expect(table.liveCount(shop)).toBe(0);
    table.markGone([...ids], 30);
    expect(table.byIds(ids)[0]?.goneAt).toBe(20);
    expect(table.upsert(shop, [item('a')], 40)).toMatchObject({ ids, added: 1 });
    expect(table.byIds(ids)[0]?.goneAt).toBeNull();
  });

  it('keeps accounts apart', () => {
    const mine = table.upsert(shop, [item('a')], 10).ids;
    const theirs = table.upsert(accountId.parse('other'), [item('a')], 10).ids;
    expect(mine).not.toEqual(theirs);
    database.exec(`DELETE FROM accounts WHERE id = 'other'`);
    expect(table.byIds([...mine, ...theirs]).map((row) => row.id)).toEqual(mine);
  });
});

describe('byIds', () => {
  it('answers in the order asked for and leaves out what is not there', () => {
    const { ids } = table.upsert(shop, [item('a'), item('b'), item('c')], 10);
    const [a, b, c] = ids;
    const rows = table.byIds([c, 999, a, b].map(Number));
    expect(rows.map((row) => row.id)).toEqual([c, a, b]);
  });
});

describe('learnLooks', () => {
  const shape = { width: 40, height: 30, durationMs: null, placeholder: 'abcd' };

  it('keeps what an item told of itself, whatever lists say later and other looks leave out', () => {
    const [id] = table.upsert(shop, [item('a')], 1).ids;
    if (id === undefined) throw new Error('nothing was written');
    expect(table.learnLooks([{ id, ...shape }])).toEqual([{ id, ...shape }]);
    expect(table.learnLooks([{ id, ...shape }])).toEqual([]);
    const length = { id, width: null, height: null, durationMs: 900, placeholder: null };
    expect(table.learnLooks([{ id, ...shape }, length])).toEqual([length]);
    table.upsert(shop, [item('a', { name: 'other.gif' })], 2);
    expect(table.byIds([id])[0]).toMatchObject({ ...shape, durationMs: 900 });
  });
});

describe('learnSize', () => {
  it('fills in a size that no listing told, and keeps it when the item is listed again', () => {
    const [id] = table.upsert(shop, [item('r1')], 1).ids;
    if (id === undefined) throw new Error('nothing was written');
    expect(table.learnSize(id, 512)).toBe(true);
    table.upsert(shop, [item('r1')], 2);
    expect(table.byIds([id])[0]?.sizeBytes).toBe(512);
  });

  it('does not doubt a size that the provider told', () => {
    const [id] = table.upsert(shop, [item('r1', { sizeBytes: 7 })], 1).ids;
    if (id === undefined) throw new Error('nothing was written');
    expect(table.learnSize(id, 512)).toBe(false);
    expect(table.byIds([id])[0]?.sizeBytes).toBe(7);
  });
});

it('shows a row whose instants and size cannot be as one that is undated, with all the others', () => {
  table.upsert(shop, [item('good', { storedAt: 5 }), item('bad', { storedAt: 6 })], 10);
  database
    .prepare(`UPDATE media SET stored_at = 9000000000000000, used_at = -9000000000000000, expires_at = 9000000000000000, seen_at = 9000000000000000,
      size_bytes = -1 WHERE ref = 'bad'`)
    .run();
  const ids = table.idsOf(shop);
  const unknown = { storedAt: null, usedAt: null, expiresAt: null, sizeBytes: null, seenAt: 0 };
  const read = table.byIds(ids);
  expect(read).toHaveLength(2);
  expect(read.find(({ ref }) => ref === 'good')).toMatchObject({ storedAt: 5 });
  expect(read.find(({ ref }) => ref === 'bad')).toMatchObject(unknown);
  expect(mediaRow.array().safeParse(read.map(mediaRowOf)).success).toBe(true);
});
