import { z } from 'zod';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import type { FailureOf } from '../../../shared/failure.ts';

const place = z.object({ file: z.string() });
const pages = z.object({ page_count: z.number() });

export interface Refusal {
  readonly cause: FailureOf<'library-unavailable'>['cause'];
  readonly name: string;
  /** From now on SQLite itself refuses to write, until what comes back is called. */
  begin(database: Database): () => void;
}

const locked: Refusal = {
  cause: 'locked',
  name: 'another program holds it',
  begin(database) {
    const other = openDatabase(place.parse(database.prepare('PRAGMA database_list').get()).file);
    other.exec('BEGIN IMMEDIATE');
    return () => {
      other.exec('ROLLBACK');
      other.close();
    };
  },
};

const full: Refusal = {
  cause: 'full',
  name: 'its disk is full',
  begin(database) {
    // What is free within the file is used up, so that the next page is one too many.
    database.exec('CREATE TABLE IF NOT EXISTS filler (bytes)');
    const { page_count } = pages.parse(database.prepare('PRAGMA page_count').get());
    database.exec(`PRAGMA max_page_count = ${page_count}`);
    const fill = database.prepare('INSERT INTO filler VALUES (zeroblob(?))');
    for (let size = 65_536; size >= 64; size /= 2) {
      try {
        for (;;) fill.run(size);
      } catch {
        // Not one more of this size.
      }
    }
    return () => {
      database.exec('PRAGMA max_page_count = 1000000; DROP TABLE filler');
    };
  },
};

const readOnly: Refusal = {
  cause: 'read-only',
  name: 'it may only be read',
  begin(database) {
    database.exec('PRAGMA query_only = ON');
    return () => database.exec('PRAGMA query_only = OFF');
  },
};

export const refusals: readonly Refusal[] = [locked, full, readOnly];
export const lockIt = locked;
