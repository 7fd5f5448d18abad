import type { Failure } from '../../shared/failure.ts';
import type { Clock } from '../base/clock.ts';
import { libraryFailure } from '../base/libraryFailure.ts';
import { type Database, transaction } from './database.ts';

/** Shorter is the moment of another program. */
const tellAfterMs = 900;

/**
 * Transactions as ever, of which it is told when the library refuses them again and again, each
 * time, and once when it takes them again.
 */
export function watchWrites(clock: Clock, tell: (trouble: Failure | null) => void) {
  let refusedSince: number | null = null;
  let told = false;
  return <T>(database: Database, work: () => T): T => {
    try {
      const result = transaction(database, work);
      refusedSince = null;
      if (told) tell(null);
      told = false;
      return result;
    } catch (error) {
      const failure = libraryFailure(error);
      if (failure !== null) {
        refusedSince ??= clock.monotonic();
        told ||= clock.monotonic() - refusedSince >= tellAfterMs;
        if (told) tell(failure);
      }
      throw error;
    }
  };
}
