import { atomically } from './atomically.ts';
import type { Database } from './database.ts';

/**
 * As `atomically`, for some hundred rows at once: what it takes to undo a single statement of them is kept in memory.
 * SQLite writes every page that such a statement changes to a temporary file first, which is more than the
 * rows themselves take. Nothing that is on disk when this returns depends on it. Not for a statement that
 * changes any number of rows: all their pages would be in memory.
 */
export function atomicallyMany<T>(database: Database, work: () => T): T {
  // What is set holds for a whole transaction, so that one within another can only be as that is.
  if (database.isTransaction) return atomically(database, work);
  database.exec('PRAGMA temp_store = MEMORY');
  try {
    return atomically(database, work);
  } finally {
    database.exec('PRAGMA temp_store = DEFAULT');
  }
}
