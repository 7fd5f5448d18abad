import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, transaction } from '../../electron/library/database.ts';
import { migrate } from '../../electron/library/migrate.ts';

const settings = (database: ReturnType<typeof openDatabase>) =>
  database
    .prepare('SELECT key FROM settings ORDER BY key')
    .all()
    .map((row) => (row as { key: string }).key);
const version = (database: ReturnType<typeof openDatabase>) =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;

describe('openDatabase', () => {
  it('keeps the library to its owner and over a restart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'satchel-database-'));
    const path = join(folder, 'library.db');
    const first = openDatabase(path);
    first.exec(`INSERT INTO settings VALUES ('a', '1')`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
    first.close();
    const second = openDatabase(path);
    expect(settings(second)).toEqual(['a']);
    second.close();
    rmSync(folder, { recursive: true });
  });
});

describe('migrate', () => {
  it('brings an empty database to the newest schema', () => {
    const database = openDatabase(':memory:');
    expect(version(database)).toBe(3);
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map((row) => (row as { name: string }).name);
    for (const name of [
      'accounts',
      'media',
      'media_text',
      'sync_runs',
      'upload_jobs',
      'settings',
      'outgoing_messages',
    ]) {
      expect(tables).toContain(name);
    }
    database.close();
  });

  it('does nothing twice', () => {
    const database = openDatabase(':memory:');
    database.exec(`INSERT INTO settings VALUES ('a', '1')`);
    migrate(database);
    expect(settings(database)).toEqual(['a']);
    database.close();
  });

  it('runs only the steps that are missing, and leaves a failing one without a trace', () => {
    const database = openDatabase(':memory:');
    const steps = ['SELECT no_such_thing', `INSERT INTO settings VALUES ('second', '')`];
    database.exec('PRAGMA user_version = 1');
    migrate(database, steps);
    expect([settings(database), version(database)]).toEqual([['second'], 2]);
    const broken = [...steps, `INSERT INTO settings VALUES ('third', ''); SELECT no_such_thing`];
    expect(() => migrate(database, broken)).toThrow();
    expect([settings(database), version(database)]).toEqual([['second'], 2]);
    expect(database.isTransaction).toBe(false);
    database.close();
  });

  it('does not touch what a newer Satchel wrote', () => {
    const database = openDatabase(':memory:');
    database.exec('PRAGMA user_version = 99');
    expect(() => migrate(database)).toThrow(/newer/);
    database.close();
  });
});

describe('transaction', () => {
  const put = (database: ReturnType<typeof openDatabase>, key: string) =>
    database.prepare(`INSERT INTO settings VALUES (?, '')`).run(key);

  it('is all or nothing', () => {
    const database = openDatabase(':memory:');
    transaction(database, () => put(database, 'kept'));
    const failing = () =>
      transaction(database, () => {
        put(database, 'lost');
        throw new Error('stop');
      });
    expect(failing).toThrow('stop');
    expect(settings(database)).toEqual(['kept']);
    database.close();
  });

  it('can be part of another, which may survive its failure', () => {
    const database = openDatabase(':memory:');
    transaction(database, () => {
      put(database, 'outer');
      try {
        transaction(database, () => {
          put(database, 'inner');
          throw new Error('stop');
        });
      } catch {
        put(database, 'after');
      }
      transaction(database, () => put(database, 'last'));
    });
    expect(settings(database)).toEqual(['after', 'last', 'outer']);
    database.close();
  });
});
