import type { Database } from './database.ts';
import { firstSchema } from './migrations/firstSchema.ts';

/** In order; a released one is never changed, only followed by another. */
const migrations: readonly string[] = [firstSchema];

/** Brings the schema from whatever version it is to the newest, each step in a transaction of its own. */
export function migrate(database: Database): void {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > migrations.length) {
    throw new Error(`the library was written by a newer Satchel (schema ${row.user_version})`);
  }
  for (let version = row.user_version; version < migrations.length; version += 1) {
    database.exec(
      `BEGIN IMMEDIATE; ${migrations[version]}; PRAGMA user_version = ${version + 1}; COMMIT;`,
    );
  }
}
