import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atomically } from '../../electron/database/atomically.ts';
import { checkpointWhereMany } from '../../electron/database/checkpoint.ts';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { openReader } from '../../electron/database/openReader.ts';

let folder = '';
let path = '';
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-bulk-'));
  path = join(folder, 'library.sqlite');
  database = openDatabase(path);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const put = (key: string, value = 'x') =>
  database.prepare('INSERT INTO settings VALUES (?, ?)').run(key, value);
const keys = (of = database) =>
  (of.prepare('SELECT key FROM settings ORDER BY key').all() as { key: string }[]).map(
    ({ key }) => key,
  );
/** Pages that were committed and are not in the file yet. */
const inLog = () => {
  const told = database.prepare('PRAGMA wal_checkpoint(NOOP)').get();
  const { log, checkpointed } = told as { log: number; checkpointed: number };
  return log - checkpointed;
};

describe('what was committed', () => {
  const page = 'x'.repeat(4_000);
  const putMany = (name: string, count: number) =>
    atomically(database, () => {
      for (let at = 0; at < count; at += 1) put(`${name}-${at}`, page);
    });

  it('goes into the file where it is much, and stays where it is little', () => {
    putMany('few', 50);
    expect(checkpointWhereMany(database)).toBe(false);
    expect(inLog()).toBeGreaterThan(0);
    putMany('many', 2_500);
    expect(checkpointWhereMany(database)).toBe(true);
    expect(inLog()).toBe(0);
    expect(keys()).toHaveLength(2_550);
  });

  it('waits for nobody who still reads what was before', () => {
    putMany('first', 10);
    const reader = openReader(path);
    try {
      reader.exec('BEGIN');
      expect(keys(reader)).toHaveLength(10);
      putMany('second', 2_500);
      checkpointWhereMany(database);
      expect(keys(reader)).toHaveLength(10);
      reader.exec('COMMIT');
      expect(keys(reader)).toHaveLength(2_510);
    } finally {
      reader.close();
    }
    checkpointWhereMany(database);
    expect(inLog()).toBe(0);
  });

  it('is left to the next commit where a transaction is open', () => {
    putMany('many', 2_500);
    atomically(database, () => {
      put('open');
      expect(checkpointWhereMany(database)).toBe(false);
    });
    expect(keys()).toHaveLength(2_501);
  });
});
