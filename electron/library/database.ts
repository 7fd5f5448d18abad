import { chmodSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { migrate } from './migrate.ts';

export type Database = DatabaseSyncInstance;

/** Opens or creates the one database, brings its schema up to date; `:memory:` for tests of pure SQL. */
export function openDatabase(path: string): Database {
  const database = new DatabaseSync(path);
  if (path !== ':memory:') chmodSync(path, 0o600);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = 5000;
    PRAGMA cache_size = -32000;
  `);
  migrate(database);
  return database;
}

/**
 * Runs `work` as one transaction: all of it is on disk when this returns, or none. Inside another
 * one it is a savepoint of that, so that callers need not know who began.
 */
export function transaction<T>(database: Database, work: () => T): T {
  const [begin, commit, undo] = database.isTransaction
    ? ['SAVEPOINT part', 'RELEASE part', 'ROLLBACK TO part; RELEASE part']
    : ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'];
  database.exec(begin);
  try {
    const result = work();
    database.exec(commit);
    return result;
  } catch (error) {
    // SQLite ends a transaction itself after some errors, such as a full disk.
    if (database.isTransaction) database.exec(undo);
    throw error;
  }
}
