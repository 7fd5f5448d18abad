import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { createAccountTable } from '../../electron/accounts/accountTable.ts';
import { withFailureOfNow } from '../../electron/base/failures/olderFailure.ts';
import { createOriginalTable } from '../../electron/copies/originalTable.ts';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { migrations } from '../../electron/database/migrations.ts';
import { createSettings } from '../../electron/database/settings.ts';
import { createRunTable } from '../../electron/jobs/runs/runTable.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { createProviderClocks } from '../../electron/library/sync/providerClocks.ts';
import { createSyncRunTable } from '../../electron/library/sync/syncRunTable.ts';
import { createMessageTable } from '../../electron/messages/messageTable.ts';
import { removalId } from '../../electron/removals/removalJob.ts';
import { createRemovalTable } from '../../electron/removals/removalTable.ts';
import { createUploadTable } from '../../electron/uploads/ledger/uploadTable.ts';
import { createPauses } from '../../electron/uploads/pauses.ts';
import { accountId, mediaId } from '../../shared/ids.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';
import { createHandClock } from '../library/support/handClock.ts';
import { dumpOf } from './fixtures/dumpOf.ts';

type Row = Record<string, unknown>;

const folder = fileURLToPath(new URL('./fixtures', import.meta.url));
const fixtures = readdirSync(folder).filter((file) => file.endsWith('.sql'));
const rowsOf = (database: Database, table: string) =>
  database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all() as Row[];
const has = (database: Database, table: string) =>
  database.prepare('SELECT 1 FROM sqlite_schema WHERE name = :table').get({ table }) !== undefined;
const main = accountId.parse('main');

/** The library on disk as it was left, and a copy of it in memory that nobody brings up to date. */
function lay(file: string) {
  const path = `${freshFolder()}/library.sqlite`;
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  const [onDisk, before] = [path, ':memory:'].map((place) => {
    const database = new DatabaseSync(place);
    database.exec(`BEGIN; ${text} COMMIT;`);
    return database;
  });
  if (before === undefined) throw new Error('nothing was laid');
  onDisk?.close();
  return { path, before };
}

/** Facts that mean nothing any more: what a job made, and when its last bytes went, is kept elsewhere. */
function lasting(document: Row): Row {
  const { remedy: _remedy, committedAt: _committedAt, ...rest } = document;
  return rest;
}

/** What a row holds as JSON; failures are read in the form that they have now. */
const heldIn = (text: unknown) => withFailureOfNow(JSON.parse(String(text))) as Row;

/** Columns, indexes and triggers by their names, in whatever order they came to be. */
function shapeOf(database: Database) {
  const things = database
    .prepare(`SELECT type || ' ' || name AS thing FROM sqlite_schema
      UNION ALL SELECT m.name || '.' || c.name || ' ' || c.type || c."notnull" || c.pk
      FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'`)
    .all() as { thing: string }[];
  return things.map(({ thing }) => thing).sort();
}

it('are there of every schema but the newest', () => {
  const versions = new Set(fixtures.map((file) => Number.parseInt(file, 10)));
  expect([...versions].sort((a, b) => a - b)).toEqual(
    migrations.slice(0, -1).map(({ version }) => version),
  );
});

describe.each(fixtures)('the library %s', (file) => {
  it('opens, with the newest schema', () => {
    const { path } = lay(file);
    const database = openDatabase(path);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({
      user_version: migrations.length,
    });
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const fresh = openDatabase(':memory:');
    expect(shapeOf(database)).toEqual(shapeOf(fresh));
    fresh.close();
    database.close();
  });

  it('holds every account, item and setting', () => {
    const { path, before } = lay(file);
    const database = openDatabase(path);
    const accounts = createAccountTable(database);
    for (const [position, row] of rowsOf(before, 'accounts').entries()) {
      expect(accounts.get(accountId.parse(row['id']))).toEqual({
        account: {
          id: row['id'],
          providerId: row['provider_id'],
          label: row['label'],
          identity: row['identity'],
          practice: row['practice'] === 1,
          secretStore: row['secret_place'],
          connectedAt: row['connected_at'],
          colour: row['colour'] ?? position,
        },
        publicFields: JSON.parse(String(row['public_fields'])),
      });
    }
    const media = createMediaTable(database, () => null);
    const items = rowsOf(before, 'media');
    const read = media.byIds(items.map(({ id }) => Number(id)));
    expect(read).toHaveLength(items.length);
    for (const [index, row] of items.entries()) {
      expect(rowsOf(database, 'media')[index]).toMatchObject(row);
      expect(read[index]).toMatchObject({ ref: row['ref'], accountId: row['account_id'] });
    }
    const runs = createSyncRunTable(database, () => accounts.list().map(({ id }) => id));
    expect(runs.of(main)).toMatchObject({ cursor: '{"page":2}', startedAt: 5, finishedAt: 6 });
    expect(runs.all()).toHaveLength(3);
    const settings = createSettings(database);
    expect(createPauses(settings).state()).toEqual({ all: false, accountIds: ['chats'] });
    expect(createProviderClocks(settings, createHandClock()).aheadOf(main)).toBe(-10_800_000);
    before.close();
    database.close();
  });

  it('holds every upload, in its state and with its facts', () => {
    const { path, before } = lay(file);
    const database = openDatabase(path);
    const errors: unknown[] = [];
    const table = createUploadTable(database, { info() {}, error: (said) => errors.push(said) });
    const rows = rowsOf(before, 'upload_jobs');
    expect(rows.length).toBeGreaterThanOrEqual(8);
    const entries = table.load();
    expect(entries).toHaveLength(rows.length);
    for (const [index, row] of rows.entries()) {
      const original = row['original'] as string | null | undefined;
      expect(entries[index]).toMatchObject({
        job: lasting(heldIn(row['job'])),
        path: row['path'],
        spooled: row['spooled'] === 1,
        mtimeMs: row['mtime_ms'],
        sha256: row['sha256'] ?? null,
        sentAt: row['sent_at'] ?? null,
        ...(original && { original: JSON.parse(original) }),
        ...(typeof row['known_up_to'] === 'number' && { knownUpTo: row['known_up_to'] }),
      });
    }
    const claims = has(before, 'upload_claims') ? rowsOf(before, 'upload_claims') : [];
    expect(table.claimed()).toEqual(claims.map((row) => row['media_id']));
    expect(errors).toEqual([]);
    before.close();
    database.close();
  });

  it('holds every message, in its state and with its facts', () => {
    const { path, before } = lay(file);
    const database = openDatabase(path);
    const errors: unknown[] = [];
    const table = createMessageTable(database, { info() {}, error: (said) => errors.push(said) });
    const rows = has(before, 'outgoing_messages') ? rowsOf(before, 'outgoing_messages') : [];
    const entries = table.list();
    expect(entries).toHaveLength(rows.length);
    for (const row of rows) {
      expect(entries.find(({ job }) => job.id === row['id'])).toMatchObject({
        job: heldIn(row['message']),
        sentAt: row['sent_at'],
        media: row['media'] === null ? null : JSON.parse(String(row['media'])),
        known: row['known'] ? JSON.parse(String(row['known'])) : null,
      });
    }
    expect(errors).toEqual([]);
    before.close();
    database.close();
  });

  it('holds every removal, in its state and with its facts', () => {
    const { path, before } = lay(file);
    const database = openDatabase(path);
    const errors: unknown[] = [];
    const table = createRemovalTable(database, { info() {}, error: (said) => errors.push(said) });
    const rows = has(before, 'removal_jobs') ? rowsOf(before, 'removal_jobs') : [];
    for (const row of rows) {
      const { version: _version, ...job } = heldIn(row['job']);
      expect(table.get?.(removalId.parse(row['id']))).toMatchObject({ job });
    }
    const runs = has(before, 'removal_runs') ? rowsOf(before, 'removal_runs') : [];
    // What was written as a run is looked at as it is, below.
    const kept = has(before, 'runs') ? [] : createRunTable(database, 'removal').load();
    const now = { startsAt: null, graceMs: 0, facts: '{}' };
    expect(kept).toEqual(
      runs.map(({ begun_at: begunAt, gone: done, ...run }) => ({ ...run, ...now, begunAt, done })),
    );
    expect(errors).toEqual([]);
    before.close();
    database.close();
  });

  it('holds every run and its jobs, every receipt and every archive', () => {
    const { path, before } = lay(file);
    const database = openDatabase(path);
    const kept = [
      'runs',
      'run_jobs',
      'receipts',
      'receipt_accounts',
      'receipt_lines',
      'archives',
      'archived_items',
      'finished_work',
    ].filter((table) => has(before, table));
    for (const table of kept) {
      const rows = rowsOf(before, table);
      expect(rows.length, table).toBeGreaterThan(0);
      expect(rowsOf(database, table), table).toEqual(rows);
    }
    before.close();
    database.close();
  });

  it('knows the file that an upload was made from, unless a remedy made it', () => {
    const { path, before } = lay(file);
    const database = openDatabase(path);
    const originals = createOriginalTable(database);
    const own = rowsOf(before, 'upload_jobs').filter((row) => row['spooled'] === 0);
    for (const { id } of rowsOf(before, 'media')) {
      const item = mediaId.parse(id);
      const made = own.filter(({ job }) => heldIn(job)['mediaId'] === item);
      const known = originals.of(item)?.path;
      if (made.length === 0) expect(known).toBeUndefined();
      else expect(made.map((row) => row['path'])).toContain(known);
    }
    before.close();
    database.close();
  });

  it('is not changed by being opened once more', () => {
    const { path, before } = lay(file);
    const dumped = [0, 1].map(() => {
      const database = openDatabase(path);
      const dump = dumpOf(database);
      database.close();
      return dump;
    });
    expect(dumped[1]).toBe(dumped[0]);
    before.close();
  });

  it('is as it was when a step fails', () => {
    const { path, before } = lay(file);
    const failing = [
      ...migrations,
      { version: migrations.length + 1, sql: 'SELECT no_such_thing' },
    ];
    expect(() => openDatabase(path, failing)).toThrow(/no_such_thing/);
    const after = new DatabaseSync(path);
    expect(dumpOf(after)).toBe(dumpOf(before));
    after.close();
    before.close();
  });
});
