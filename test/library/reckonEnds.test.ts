import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { providerById } from '../../electron/providers/registry.ts';
import { accountId, mediaRef } from '../../shared/ids.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import { lastingRule } from '../../shared/retention.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 1);
const shop = accountId.parse('shop');
const twilio = providerById('twilioMessaging')?.retention;
const ref = (name: string) => mediaRef.parse(name);

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  database
    .prepare(
      `INSERT INTO accounts VALUES (?, 'twilioMessaging', 'Shop', 'AC', 0, 'session', '{}', 1, 0)`,
    )
    .run(shop);
});
afterEach(() => database.close());

/** A library as a Satchel leaves it that takes the account to keep things by this rule. */
function libraryBy(rule: RetentionRule | null) {
  const table = createMediaTable(database, () => rule);
  const item = (name: string, storedAt: number | null) => ({
    ref: ref(name),
    messageRef: `MM-${name}`,
    direction: 'outbound' as const,
    name: null,
    contentType: 'image/png',
    sizeBytes: null,
    storedAt,
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: null,
  });
  const add = (name: string, storedAt: number | null) =>
    table.upsert(shop, [item(name, storedAt)], now).ids[0] ?? 0;
  const endOf = (id: number) => table.byIds([id])[0]?.expiresAt;
  return { table, add, endOf };
}

test('items of an earlier Satchel get the 400 days that every account of Twilio has', () => {
  expect(twilio).toBeDefined();
  const before = libraryBy(lastingRule);
  const young = before.add('young', now - 10 * dayMs);
  const old = before.add('old', now - 399 * dayMs);
  const outlived = before.add('outlived', now - 500 * dayMs);
  const undated = before.add('undated', null);
  const gone = before.add('gone', now - 20 * dayMs);
  before.table.markGone(
    before.table.byIds([gone]).map(({ id }) => id),
    now,
  );
  expect([young, old, outlived, undated].map(before.endOf)).toEqual([null, null, null, null]);

  const { endOf } = libraryBy(twilio ?? null);
  expect(endOf(young)).toBe(now + 390 * dayMs);
  expect(endOf(old)).toBe(now + dayMs);
  // Seen alive after it, so that no end is known; what has none is no item of the past either.
  expect(endOf(outlived)).toBeNull();
  expect(endOf(undated)).toBeNull();
  expect(endOf(gone)).toBe(now);
});

test('nothing is reckoned twice, nor by a rule that is not known', () => {
  const id = libraryBy(lastingRule).add('one', now);
  libraryBy(null);
  expect(libraryBy(twilio ?? null).endOf(id)).toBe(now + 400 * dayMs);
  // What is written since is left alone as long as the rule stays what it was.
  database.prepare('UPDATE media SET expires_at = 7 WHERE id = ?').run(id);
  expect(libraryBy(twilio ?? null).endOf(id)).toBe(7);
  expect(libraryBy(lastingRule).endOf(id)).toBeNull();
});

test('a library that cannot be written opens, and is reckoned at the next start', () => {
  const id = libraryBy(lastingRule).add('one', now);
  database.exec('PRAGMA query_only = 1');
  expect(libraryBy(twilio ?? null).endOf(id)).toBeNull();
  database.exec('PRAGMA query_only = 0');
  expect(libraryBy(twilio ?? null).endOf(id)).toBe(now + 400 * dayMs);
});
