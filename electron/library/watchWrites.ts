import type { Failure } from '../../shared/failure.ts';
import { libraryFailure } from '../base/libraryFailure.ts';
import { type Database, transaction } from './database.ts';

/** One refusal may be the moment of another program; so many in a row are told. */
const tellAt = 2;

/**
 * Transactions as ever, of which it is told when the library refuses them again and again, each
 * time, and once when it takes them again.
 */
export function watchWrites(tell: (trouble: Failure | null) => void) {
  let refused = 0;
  return <T>(database: Database, work: () => T): T => {
    try {
      const result = transaction(database, work);
      if (refused >= tellAt) tell(null);
      refused = 0;
      return result;
    } catch (error) {
      const failure = libraryFailure(error);
      if (failure !== null) {
        refused += 1;
        if (refused >= tellAt) tell(failure);
      }
      throw error;
    }
  };
}
