import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { mostInLog } from './checkpoint.ts';
import { type Migration, migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { unopenable } from './unopenable.ts';

export type Database = DatabaseSyncInstance;

/** While the library is opened there is no window yet that could stand still. */
const openingPatienceMs = 5_000;
/** SQLite blocks the process while it waits for another program: hardly longer than a few frames. */
const patienceMs = 50;

/**
 * Opens or creates the one database, brings its schema up to date; `:memory:` for tests of pure SQL.
 * One that cannot be opened stays as it is, and a `CannotStart` says why.
 */
export function openDatabase(path: string, steps = migrations): Database {
  try {
    if (path !== ':memory:') keepToOwner(path);
    return prepared(new DatabaseSync(path), steps);
  } catch (error) {
    throw unopenable(error, path);
  }
}

/** Done before SQLite opens the file, since SQLite gives those beside it the same mode; older ones may have another. */
function keepToOwner(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (existsSync(file)) chmodSync(file, 0o600);
  }
}

function prepared(database: Database, steps: readonly Migration[]): Database {
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA busy_timeout = ${openingPatienceMs};
      PRAGMA cache_size = -32000;
      PRAGMA wal_autocheckpoint = ${mostInLog};
    `);
    migrate(database, steps);
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
