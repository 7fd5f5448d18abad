import { libraryFailure } from '../../base/failures/libraryFailure.ts';
import { atomically } from '../../database/atomically.ts';
import type { Database } from '../../database/database.ts';
import { isOver, type Run } from './run.ts';

/** Writes in one transaction; where the library refuses that, runs that are not over say so until it is written. */
export function tellRefusal(
  database: Database,
  work: () => void,
  runs: Iterable<Run>,
  say: (run: Run, atOnce: boolean) => void,
): void {
  try {
    atomically(database, work);
  } catch (error) {
    const failure = libraryFailure(error);
    for (const run of failure === null ? [] : runs) {
      if (isOver(run)) continue;
      run.waitsFor = failure;
      say(run, false);
    }
    throw error;
  }
}
