import { CannotStart } from '../base/cannotStart.ts';
import type { Database } from './database.ts';
import { claimsSchema } from './migrations/claimsSchema.ts';
import { firstSchema } from './migrations/firstSchema.ts';
import { knownSchema } from './migrations/knownSchema.ts';
import { messagesSchema } from './migrations/messagesSchema.ts';
import { remediesSchema } from './migrations/remediesSchema.ts';
import { unreadSchema } from './migrations/unreadSchema.ts';

/** In order; a released one is never changed, only followed by another. */
const migrations: readonly string[] = [
  firstSchema,
  messagesSchema,
  remediesSchema,
  claimsSchema,
  knownSchema,
  unreadSchema,
];

/** Brings the schema from whatever version it is to the newest, each step in a transaction of its own. */
export function migrate(database: Database, steps = migrations): void {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > steps.length) {
    throw new CannotStart(
      `The library was written by a newer Satchel (schema ${row.user_version}, known here up to ` +
        `${steps.length}). Start that one; this one would not understand what it left.`,
    );
  }
  steps.slice(row.user_version).forEach((step, index) => {
    const version = row.user_version + index + 1;
    try {
      database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${version}; COMMIT;`);
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}
