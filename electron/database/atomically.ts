import type { Database } from './database.ts';

/**
 * Runs `work` as one transaction: all of it is on disk when this returns, or none. Inside another
 * one it is a savepoint of that, so that callers need not know who began.
 */
export function atomically<T>(database: Database, work: () => T): T {
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
