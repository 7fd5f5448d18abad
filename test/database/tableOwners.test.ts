import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { withoutComments } from '../architecture/importsOf.ts';
import { tablesNamedIn } from './sqlTables.ts';

/** What stands for a name that is put in. */
const putIn = ['$', '{'].join('');

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The one file that may name a table in SQL; migrations apart, which name all of them. */
const owners: Readonly<Record<string, string>> = {
  accounts: 'electron/accounts/accountTable.ts',
  archived_items: 'electron/archives/itemTable.ts',
  archives: 'electron/archives/archiveTable.ts',
  finished_work: 'electron/finished/finishedTable.ts',
  keeps: 'electron/keepalive/keepTable.ts',
  kept_items: 'electron/keepalive/keepTable.ts',
  kept_renewals: 'electron/keepalive/keepTable.ts',
  lineage: 'electron/copies/lineageTable.ts',
  made_links: 'electron/library/madeLinks.ts',
  media: 'electron/library/query/mediaSql.ts',
  media_changes: 'electron/library/query/mediaSql.ts',
  originals: 'electron/copies/originalTable.ts',
  outgoing_messages: 'electron/messages/messageTable.ts',
  receipt_accounts: 'electron/receipts/receiptTable.ts',
  receipt_lines: 'electron/receipts/receiptTable.ts',
  receipts: 'electron/receipts/receiptTable.ts',
  run_jobs: 'electron/jobs/runs/runJobTable.ts',
  runs: 'electron/jobs/runs/runTable.ts',
  settings: 'electron/database/settings.ts',
  sync_runs: 'electron/library/sync/syncRunTable.ts',
  upload_claims: 'electron/uploads/ledger/uploadTable.ts',
  upload_jobs: 'electron/uploads/ledger/uploadTable.ts',
};

const sources = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  .map((path) => join('electron', path).split(sep).join('/'))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('electron/database/migrations/'))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(root, path), 'utf8')) }));

function tablesOfSchema(): string[] {
  const database = openDatabase(':memory:');
  const rows = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all();
  database.close();
  return rows.map((row) => (row as { name: string }).name);
}

describe('tablesNamedIn', () => {
  it.each<[string, string[]]>([
    ["'SELECT a FROM media WHERE b'", ['media']],
    ['`SELECT 1 FROM accounts a LEFT JOIN media m ON m.a = a.id`', ['accounts', 'media']],
    ['`SELECT 1 FROM accounts, media`', ['accounts', 'media']],
    ["'INSERT OR REPLACE INTO settings VALUES (1)'", ['settings']],
    ['`UPDATE\n  media SET a = 1`', ['media']],
    ['\'DELETE FROM "media"\'', ['media']],
    ["'DROP TABLE IF EXISTS media'", ['media']],
    ["'CREATE INDEX a ON media (b)'", ['media']],
    [`'SELECT id FROM ${putIn}table}'`, [putIn]],
    ["'a letter from media'", []],
    ["const media = 'SELECT media'", []],
  ])('finds the tables in %s', (source, tables) => {
    expect([...tablesNamedIn(source)]).toEqual(tables);
  });
});

describe('the tables', () => {
  it('have an owner each', () => {
    expect(tablesOfSchema()).toEqual(Object.keys(owners));
  });

  it.each(Object.entries(owners))('%s is named by %s alone', (table, owner) => {
    const naming = sources.filter(({ text }) => tablesNamedIn(text).has(table));
    expect(naming.map(({ path }) => path)).toEqual([owner]);
  });

  it('are asked by statements that name their parameters', () => {
    const outside = sources.filter(({ path }) => !path.startsWith('electron/database/'));
    const unnamed = outside.filter(({ text }) => /\b(database|db)\s*\.prepare\(/.test(text));
    expect(unnamed.map(({ path }) => path)).toEqual([]);
  });

  it('are never put into SQL by a name that nobody could look for', () => {
    const hidden = sources.filter(({ text }) => tablesNamedIn(text).has(putIn));
    expect(hidden.map(({ path }) => path)).toEqual([]);
  });
});
