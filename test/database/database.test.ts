import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CannotStart } from '../../electron/base/failures/cannotStart.ts';
import { atomically } from '../../electron/database/atomically.ts';
import { openDatabase } from '../../electron/database/database.ts';

const settings = (database: ReturnType<typeof openDatabase>) =>
  database
    .prepare('SELECT key FROM settings ORDER BY key')
    .all()
    .map((row) => (row as { key: string }).key);

function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-database-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'library.db');
}

describe('openDatabase', () => {
  it('closes to others what an earlier version, or other hands, left open to them', () => {
    const path = freshPath();
    const first = openDatabase(path);
    first.exec(`INSERT INTO settings VALUES ('a', '1')`);
    const files = ['', '-wal', '-shm'].map((ending) => `${path}${ending}`);
    for (const file of files) chmodSync(file, 0o644);
    const second = openDatabase(path);
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    second.close();
    first.close();
  });

  it.each<[string, RegExp, (path: string) => void]>([
    [
      'a garbled file',
      /isn’t a Satchel library/,
      (path) => writeFileSync(path, 'garbage '.repeat(999)),
    ],
    [
      'one that lost its end',
      /damaged/,
      (path) => {
        openDatabase(path).close();
        truncateSync(path, 12_288);
      },
    ],
    [
      'one of a newer Satchel',
      /newer version of Satchel/,
      (path) => {
        const database = openDatabase(path);
        database.exec(`INSERT INTO settings VALUES ('a', '1'); PRAGMA user_version = 99`);
        database.close();
      },
    ],
  ])('says so of %s, and leaves it as it is', (_, sentence, spoil) => {
    const path = freshPath();
    spoil(path);
    const before = readFileSync(path);
    const opening = () => openDatabase(path);
    expect(opening).toThrow(CannotStart);
    expect(opening).toThrow(sentence);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('says so of a place where no library can be', () => {
    const path = freshPath();
    mkdirSync(path);
    expect(() => openDatabase(path)).toThrow(/can’t open its library/);
    expect(() => openDatabase(path)).toThrow(path);
    expect(() => openDatabase(join(path, 'none', 'library.db'))).toThrow(CannotStart);
  });

  it('says so while another program holds it, and opens it afterwards', () => {
    const path = freshPath();
    const other = openDatabase(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    expect(() => openDatabase(path)).toThrow(/Another program/);
    other.exec('ROLLBACK');
    other.close();
    openDatabase(path).close();
  });

  it('keeps the library to its owner and over a restart', () => {
    const path = freshPath();
    const first = openDatabase(path);
    first.exec(`INSERT INTO settings VALUES ('a', '1')`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
    first.close();
    const second = openDatabase(path);
    expect(settings(second)).toEqual(['a']);
    second.close();
  });
});

describe('atomically', () => {
  const put = (database: ReturnType<typeof openDatabase>, key: string) =>
    database.prepare(`INSERT INTO settings VALUES (?, '')`).run(key);

  it('is all or nothing', () => {
    const database = openDatabase(':memory:');
    atomically(database, () => put(database, 'kept'));
    const failing = () =>
      atomically(database, () => {
        put(database, 'lost');
        throw new Error('stop');
      });
    expect(failing).toThrow('stop');
    expect(settings(database)).toEqual(['kept']);
    database.close();
  });

  it('can be part of another, which may survive its failure', () => {
    const database = openDatabase(':memory:');
    atomically(database, () => {
      put(database, 'outer');
      try {
        atomically(database, () => {
          put(database, 'inner');
          throw new Error('stop');
        });
      } catch {
        put(database, 'after');
      }
      atomically(database, () => put(database, 'last'));
    });
    expect(settings(database)).toEqual(['after', 'last', 'outer']);
    database.close();
  });
});
