import type { Clock } from './clock.ts';
import { libraryFailure } from './failures/libraryFailure.ts';
import { pause } from './pause.ts';

const everyMs = 100;
const patienceMs = 15_000;

/**
 * Writes as soon as no other program holds the library. SQLite's own patience would hold the main
 * process, and with it the window; this one lets everything else go on meanwhile.
 */
export async function whenUnlocked<T>(
  work: () => T,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<T> {
  const endsAt = clock.monotonic() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const locked = libraryFailure(error)?.cause === 'locked';
      if (!locked || clock.monotonic() >= endsAt) throw error;
    }
    await pause(clock, everyMs, signal);
  }
}
