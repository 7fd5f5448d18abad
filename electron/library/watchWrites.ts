import type { Failure } from '../../shared/failure.ts';
import type { Clock } from '../base/clock.ts';
import { libraryFailure } from '../base/libraryFailure.ts';
import { type Database, transaction } from '../database/database.ts';

/** Shorter is the moment of another program. */
const tellAfterMs = 900;
const probeEveryMs = 1_000;
/** A few pages, so that a full disk is noticed too. */
const probeBytes = 16_384;

/**
 * Transactions as ever, of which it is told when the library refuses them again and again, each
 * time, and once when it takes them again: until then it is tried, also when nobody writes.
 */
export function watchWrites(clock: Clock, tell: (trouble: Failure | null) => void) {
  let refusedSince: number | null = null;
  let told = false;
  let stopProbing: (() => void) | null = null;

  function taken(): void {
    stopProbing?.();
    stopProbing = null;
    refusedSince = null;
    if (told) tell(null);
    told = false;
  }

  function probeSoon(database: Database): void {
    stopProbing ??= clock.after(probeEveryMs, () => {
      stopProbing = null;
      try {
        transaction(database, () => probe(database));
        taken();
      } catch (error) {
        // Any other error is that of a library that was closed.
        if (libraryFailure(error) !== null) probeSoon(database);
      }
    });
  }

  return <T>(database: Database, work: () => T): T => {
    try {
      const result = transaction(database, work);
      taken();
      return result;
    } catch (error) {
      const failure = libraryFailure(error);
      if (failure !== null) {
        refusedSince ??= clock.monotonic();
        told ||= clock.monotonic() - refusedSince >= tellAfterMs;
        if (told) tell(failure);
        probeSoon(database);
      }
      throw error;
    }
  };
}

/** Writes, and leaves nothing: an empty transaction passes where nothing may be written. */
function probe(database: Database): void {
  const key = 'library-probe';
  database.prepare('INSERT INTO settings VALUES (?, ?)').run(key, ' '.repeat(probeBytes));
  database.prepare('DELETE FROM settings WHERE key = ?').run(key);
}
