import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { type Migration, migrate } from '../../electron/database/migrate.ts';
import { migrations } from '../../electron/database/migrations.ts';

const folder = fileURLToPath(new URL('../../electron/database/migrations', import.meta.url));
const version = (database: Database) =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
const keys = (database: Database) =>
  database
    .prepare('SELECT key FROM settings ORDER BY key')
    .all()
    .map((row) => (row as { key: string }).key);

/** A step after those that are released. */
const step = (index: number, sql: string): Migration => ({
  version: migrations.length + index,
  sql,
});
const put = (key: string) => `INSERT INTO settings (key, value) VALUES ('${key}', '')`;

describe('the migrations', () => {
  it('are numbered without a gap, each in the file of its number', () => {
    const files = readdirSync(folder).sort();
    expect(files.map((file) => Number(file.slice(0, 3)))).toEqual(
      migrations.map(({ version }) => version),
    );
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1));
  });

  it('bring an empty database to the newest schema', () => {
    const database = openDatabase(':memory:');
    expect(version(database)).toBe(migrations.length);
    database.close();
  });
});

describe('a removal of an earlier Satchel', () => {
  it('comes along whatever its rows hold, and is counted as far as they can be read', () => {
    const database = openDatabase(':memory:', migrations.slice(0, 11));
    database.exec(`
      INSERT INTO accounts VALUES ('a', 'p', 'A', 'A', 0, 'session', '{}', 1, 0);
      INSERT INTO removal_runs (id, phase, begun_at, items, gone, failed, kept)
        VALUES ('run', 'running', 1, 4, 0, 0, 0);
      INSERT INTO removal_jobs (id, run_id, account_id, state, job) VALUES
        ('whole', 'run', 'a', 'queued', '{"items":[1,2,3]}'),
        ('damaged', 'run', 'a', 'queued', '{"items":[');
    `);
    migrate(database, migrations.slice(0, 12));
    const rows = database.prepare('SELECT id, items, touched FROM run_jobs ORDER BY id').all();
    expect(rows).toEqual([
      { id: 'damaged', items: 1, touched: 1 },
      { id: 'whole', items: 3, touched: 1 },
    ]);
    database.close();
  });
});

describe('migrate', () => {
  it('does nothing twice', () => {
    const database = openDatabase(':memory:');
    database.exec(put('a'));
    migrate(database);
    expect(keys(database)).toEqual(['a']);
    database.close();
  });

  it('runs only the steps that are missing', () => {
    const database = openDatabase(':memory:');
    migrate(database, [...migrations, step(1, put('first'))]);
    migrate(database, [...migrations, step(1, 'SELECT no_such_thing'), step(2, put('second'))]);
    expect([keys(database), version(database)]).toEqual([
      ['first', 'second'],
      migrations.length + 2,
    ]);
    database.close();
  });

  it('leaves the library as it was when a later step of several fails', () => {
    const database = openDatabase(':memory:');
    const broken = [step(1, put('first')), step(2, `${put('second')}; SELECT no_such_thing`)];
    expect(() => migrate(database, [...migrations, ...broken])).toThrow(/no_such_thing/);
    expect([keys(database), version(database)]).toEqual([[], migrations.length]);
    expect(database.isTransaction).toBe(false);
    database.close();
  });

  it('may rebuild a table without losing the rows that refer to it', () => {
    const database = openDatabase(':memory:');
    database.exec(`
      CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE children (id INTEGER REFERENCES parents (id) ON DELETE CASCADE) STRICT;
      INSERT INTO parents VALUES (1);
      INSERT INTO children VALUES (1);`);
    const rebuilt = `CREATE TABLE anew (id INTEGER PRIMARY KEY, name TEXT) STRICT;
      INSERT INTO anew (id) SELECT id FROM parents;
      DROP TABLE parents;
      ALTER TABLE anew RENAME TO parents`;
    migrate(database, [...migrations, step(1, rebuilt)]);
    expect(database.prepare('SELECT id FROM children').all()).toEqual([{ id: 1 }]);
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    database.close();
  });

  it('refuses a step that leaves rows which refer to nothing', () => {
    const database = openDatabase(':memory:');
    const orphan = `INSERT INTO sync_runs (account_id) VALUES ('nobody')`;
    expect(() => migrate(database, [...migrations, step(1, orphan)])).toThrow(/refer/);
    expect(version(database)).toBe(migrations.length);
    expect(database.prepare('SELECT * FROM sync_runs').all()).toEqual([]);
    database.close();
  });

  it('does not touch what a newer Satchel wrote', () => {
    const database = openDatabase(':memory:');
    database.exec('PRAGMA user_version = 99');
    expect(() => migrate(database)).toThrow(/newer version of Satchel/);
    expect(version(database)).toBe(99);
    database.close();
  });
});
