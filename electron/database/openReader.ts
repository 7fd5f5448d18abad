import { DatabaseSync } from '@photostructure/sqlite';
import type { Database } from './database.ts';

/** A second connection to a library that is open, for a thread: it can write nothing. */
export function openReader(path: string): Database {
  const database = new DatabaseSync(path, { readOnly: true });
  // A thread may wait; only where the file is recovered does a reader have to.
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8000');
  return database;
}
