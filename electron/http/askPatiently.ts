import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import { retryDelay } from '../../shared/retry.ts';
import type { Clock } from '../base/clock.ts';
import { pause } from '../base/pause.ts';

/** Attempts at one request before a run gives up, to go on from there at the next refresh. */
const attemptsOf = (failure: Failure) => (failure.kind === 'rate-limited' ? 12 : 4);

/** A provider that wants longer than this is not waited for. */
const longestWaitMs = 15 * 60_000;

/** Asks again as long as the failure says that it may help; throws the last failure. */
export async function askPatiently<T>(
  ask: () => Promise<T>,
  { clock, random, signal }: { clock: Clock; random: () => number; signal: AbortSignal },
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) throw new SatchelError(cancelled);
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof SatchelError)) throw error;
      const delayMs = retryDelay(error.failure, attempt, random());
      if (delayMs === null || delayMs > longestWaitMs) throw error;
      if (attempt >= attemptsOf(error.failure)) throw error;
      await pause(clock, delayMs, signal);
    }
  }
}
