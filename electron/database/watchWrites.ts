import type { Failure } from '../../shared/failure.ts';
import type { Clock } from '../base/clock.ts';
import { libraryFailure } from '../base/failures/libraryFailure.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { probeWriting } from './settings.ts';

/** A refusal that is over sooner was another program that wrote for a moment. */
const tellAfterMs = 900;
const probeEveryMs = 1_000;

/**
 * Runs transactions as `atomically` does, and tells when the library goes on refusing them: at each
 * refusal then, and once with null when it takes them again. Until then it is probed, so that its end is
 * noticed though nobody writes.
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
        probeWriting(database);
        taken();
      } catch (error) {
        // Any other error comes from a library that was closed meanwhile.
        if (libraryFailure(error) !== null) probeSoon(database);
      }
    });
  }

  return <T>(database: Database, work: () => T): T => {
    try {
      const result = atomically(database, work);
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
