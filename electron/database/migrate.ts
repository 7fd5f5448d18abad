import { z } from 'zod';
import { CannotStart } from '../base/failures/cannotStart.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations.ts';

/** One step of the schema, kept in `migrations/` under its number. */
export interface Migration {
  /** The version that the file has once the step is done: the first is 1, and none is left out. */
  readonly version: number;
  /** A function where it depends on what is found, which the steps before have been done to. */
  readonly sql: string | ((database: Database) => string);
}

const schemaVersion = z.object({ user_version: z.number() });

/**
 * Brings the schema from whatever version it is to the newest. All missing steps are one transaction:
 * when one of them fails, the file is as it was, and an older Satchel still opens it.
 */
export function migrate(database: Database, steps = migrations): void {
  const { user_version: found } = schemaVersion.parse(
    database.prepare('PRAGMA user_version').get(),
  );
  if (found > steps.length) {
    throw new CannotStart(
      `This library was saved by a newer version of Satchel (schema ${found}; this version knows ` +
        `up to ${steps.length}). Open it with the newer version.`,
    );
  }
  const missing = steps.slice(found);
  if (missing.length === 0) return;
  // A step that rebuilds a table drops the old one, which would take every row that refers to it along.
  database.exec('PRAGMA foreign_keys = OFF');
  try {
    atomically(database, () => {
      const before = brokenReferences(database);
      for (const { version, sql } of missing) {
        const text = typeof sql === 'string' ? sql : sql(database);
        database.exec(`${text}; PRAGMA user_version = ${version}`);
      }
      if (brokenReferences(database) > before) {
        throw new Error('a migration left rows that refer to rows that are no more');
      }
    });
  } finally {
    database.exec('PRAGMA foreign_keys = ON');
  }
}

function brokenReferences(database: Database): number {
  return database.prepare('PRAGMA foreign_key_check').all().length;
}
