import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atomically } from '../../electron/database/atomically.ts';
import { atomicallyMany } from '../../electron/database/atomicallyMany.ts';
import { type Database, openDatabase } from '../../electron/database/database.ts';

let folder = '';
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-bulk-'));
  database = openDatabase(join(folder, 'library.sqlite'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const put = (key: string, value = 'x') =>
  database.prepare('INSERT INTO settings VALUES (?, ?)').run(key, value);
const keys = () =>
  (database.prepare('SELECT key FROM settings ORDER BY key').all() as { key: string }[]).map(
    ({ key }) => key,
  );
const tempStore = () =>
  (database.prepare('PRAGMA temp_store').get() as { temp_store: number }).temp_store;
describe('a transaction of many rows', () => {
  it('keeps all of them, and undoes in memory only what belongs to it', () => {
    atomicallyMany(database, () => {
      put('a');
      expect(tempStore()).toBe(2);
      expect(() =>
        atomically(database, () => {
          put('b');
          throw new Error('a part that fails');
        }),
      ).toThrow('a part that fails');
      put('c');
    });
    expect(keys()).toEqual(['a', 'c']);
    expect(tempStore()).toBe(0);
  });

  it('that fails keeps none, and leaves nothing behind', () => {
    const work = () =>
      atomicallyMany(database, () => {
        put('a');
        put('a');
      });
    expect(work).toThrow('UNIQUE');
    expect(keys()).toEqual([]);
    expect(database.isTransaction).toBe(false);
    expect(tempStore()).toBe(0);
  });

  it('is a part of another one', () => {
    expect(() =>
      atomically(database, () => {
        put('a');
        atomicallyMany(database, () => put('b'));
        throw new Error('the whole fails');
      }),
    ).toThrow('the whole fails');
    expect(keys()).toEqual([]);
  });
});
