import type { Bugs } from '../../../base/bugs.ts';
import type { GuardedWorker } from '../../../base/guardedWorker.ts';
import type { Database } from '../../../database/database.ts';
import { prepare } from '../../../database/prepare.ts';
import { mediaSql } from '../mediaSql.ts';
import { createQueries } from './createQueries.ts';
import { createQueryThread, type QueryThread } from './queryThread.ts';

export interface QueriesDeps {
  readonly database: Database;
  readonly queryWorker?: GuardedWorker | undefined;
  readonly locale?: string | undefined;
  readonly bugs: Bugs;
}

const breathe = () => new Promise<void>((done) => setImmediate(done));

/** Answers what is asked of all items, by a thread where there is one. Before anybody asks, at the start. */
export function queriesOf({ database, queryWorker, locale, bugs }: QueriesDeps): QueryThread {
  try {
    // Nobody remembers anything yet that could be out of date.
    prepare(database, mediaSql.forgetChanges).run();
  } catch {
    // The file is full, held by another program or damaged: others say so, and these few rows harm nobody.
  }
  const here = () => createQueries(database, { locale, breathe }).queries;
  if (queryWorker === undefined) return { ...here(), close() {} };
  const onTrouble = (error: unknown) => void bugs.failureOf(error, 'library.queries');
  return createQueryThread({ worker: queryWorker, instead: here, onTrouble });
}
