import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import { createNameOrdering } from '../../../electron/library/names/nameOrdering.ts';
import { createRankTable } from '../../../electron/library/rankTable.ts';
import { nameOrder } from '../../../shared/text/nameOrder.ts';

const open: Database[] = [];
afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

/** A library of these names, each ranked as it comes, or not yet where `locale` is null. */
function library(names: readonly (string | null)[], locale: string | null = 'en') {
  const database = openDatabase(':memory:');
  open.push(database);
  database.exec(`INSERT INTO accounts (id, provider_id, label, identity, practice, secret_place, public_fields, connected_at)
    VALUES ('shop', 'plivo', 'Shop', 'x', 0, 'keychain', '{}', 0)`);
  add(database, names, locale);
  return database;
}

function add(database: Database, names: readonly (string | null)[], locale: string | null) {
  const ordering =
    locale === null ? null : createNameOrdering(database, createRankTable(database), locale);
  const insert = database.prepare(
    `INSERT INTO media (account_id, ref, name, kind, seen_at, name_rank)
      VALUES ('shop', hex(randomblob(8)), ?, 'image', 0, ?)`,
  );
  for (const name of names)
    insert.run(name, ordering?.rankOf(name) ?? (name === null ? '~' : 'ffff'));
}

const inOrder = (database: Database) =>
  (
    database.prepare('SELECT name FROM media ORDER BY name_rank, id').all() as {
      name: string | null;
    }[]
  ).map(({ name }) => name);
const never = new AbortController().signal;

const part = fc.constantFrom(
  ...[
    'a',
    'A',
    'b',
    'å',
    'ä',
    'ö',
    'é',
    'e',
    'z',
    'ß',
    'ss',
    'и',
    '漢',
    'ん',
    'ي',
    '🏴',
    ' ',
    '-',
    '_',
    '.png',
  ],
  ...['1', '01', '2', '10', '9999999999999999', 'e\u0301', '\u200d'],
);
const anyName = fc.oneof(
  fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

describe.each(['en', 'de', 'sv', 'ja', 'ar', 'lt', 'th'])('names in %s', (locale) => {
  it('are in the order of the collator, in whatever order they come', () => {
    const { compare } = nameOrder(locale);
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 60 }), (names) => {
        const database = library(names, locale);
        expect(inOrder(database)).toEqual([...names].sort(compare));
        database.close();
        open.pop();
      }),
      { numRuns: 25 },
    );
  });
});

it('are in the order of each language, counted', () => {
  const names = ['zebra', 'ärlig', 'IMG_10', 'adam', 'IMG_2', 'Öga', 'img_1', null, 'åtta'];
  expect(inOrder(library(names, 'sv'))).toEqual([
    ...['adam', 'img_1', 'IMG_2', 'IMG_10', 'zebra', 'åtta', 'ärlig', 'Öga', null],
  ]);
  expect(inOrder(library(names, 'de'))).toEqual([
    ...['adam', 'ärlig', 'åtta', 'img_1', 'IMG_2', 'IMG_10', 'Öga', 'zebra', null],
  ]);
});

it('are ranked anew for another language, also after a stop midway and with new ones meanwhile', async () => {
  const names = Array.from(
    { length: 3_000 },
    (_, n) => ['ä', 'a', 'z', 'ö'][n % 4] + String(n % 700),
  );
  const database = library([...names, null], 'de');
  const swedish = createNameOrdering(database, createRankTable(database), 'sv');
  const stopping = new AbortController();
  const stopped = swedish.catchUp(stopping.signal);
  for (let turns = 0; turns < 6; turns += 1) await new Promise((done) => setImmediate(done));
  stopping.abort();
  expect(await stopped).toBe(false);
  add(database, ['ä1000', 'b'], 'sv');

  const again = createNameOrdering(database, createRankTable(database), 'sv');
  const catching = again.catchUp(never);
  for (let turns = 0; turns < 6; turns += 1) await new Promise((done) => setImmediate(done));
  const between = ['a0b', 'z699b', 'ä5'];
  const insert = database.prepare(
    `INSERT INTO media (account_id, ref, name, kind, seen_at, name_rank)
      VALUES ('shop', hex(randomblob(8)), ?, 'image', 0, ?)`,
  );
  for (const name of between) insert.run(name, again.rankOf(name));
  expect(await catching).toBe(true);
  expect(await again.catchUp(never)).toBe(false);
  const { compare } = nameOrder('sv');
  const all = [...names, 'ä1000', 'b', ...between];
  expect(inOrder(database)).toEqual([...all.sort(compare), null]);
});

it('of a library from before are looked at once, and the order is remembered', async () => {
  const database = library(['b10', 'b9', 'ä', null], null);
  expect(await createNameOrdering(database, createRankTable(database), 'sv').catchUp(never)).toBe(
    true,
  );
  expect(inOrder(database)).toEqual(['b9', 'b10', 'ä', null]);
  expect(await createNameOrdering(database, createRankTable(database), 'sv').catchUp(never)).toBe(
    false,
  );
});

it('that come by turns from both sides of one name are ranked anew before their ranks grow long', async () => {
  const database = library([]);
  const ordering = createNameOrdering(database, createRankTable(database), 'en');
  const heard: Promise<boolean>[] = [];
  ordering.onCrowded(() => heard.push(ordering.catchUp(never)));
  const insert = database.prepare(
    `INSERT INTO media (account_id, ref, name, kind, seen_at, name_rank)
      VALUES ('shop', hex(randomblob(8)), ?, 'image', 0, ?)`,
  );
  const names: string[] = [];
  for (let n = 0; n < 5_000; n += 1) {
    const name = n % 2 === 0 ? `a${n}` : `b${9_999 - n}`;
    names.push(name);
    insert.run(name, ordering.rankOf(name));
    if (n % 100 === 99) await new Promise((done) => setImmediate(done));
  }
  const count = heard.length;
  expect(count).toBeGreaterThan(0);
  await Promise.all(heard);
  expect(inOrder(database)).toEqual(names.sort(nameOrder('en').compare));
  const { longest } = database
    .prepare('SELECT max(length(name_rank)) AS longest FROM media')
    .get() as { longest: number };
  expect(longest).toBeLessThan(500);
});

it('are ranked together as they are one by one', () => {
  const { compare } = nameOrder('en');
  fc.assert(
    fc.property(fc.array(anyName, { maxLength: 60 }), (names) => {
      const database = library([]);
      const ordering = createNameOrdering(database, createRankTable(database), 'en');
      const insert = database.prepare(
        `INSERT INTO media (account_id, ref, name, kind, seen_at, name_rank)
          VALUES ('shop', hex(randomblob(8)), ?, 'image', 0, ?)`,
      );
      for (let start = 0; start < names.length; start += 20) {
        const some = names.slice(start, start + 20);
        const ranks = ordering.ranksOf(some);
        for (const [at, name] of some.entries()) insert.run(name, ranks[at] ?? '');
      }
      expect(inOrder(database)).toEqual([...names].sort(compare));
      database.close();
      open.pop();
    }),
    { numRuns: 25 },
  );
});
