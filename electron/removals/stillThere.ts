import type { Failure } from '../../shared/failure.ts';
import { providerRefused } from '../../shared/failures.ts';
import { retryDelay } from '../../shared/retry.ts';

/** A provider that takes its time over what it accepted (202), or has only just stored the item, gets it: 3, 12, 48 s. */
const firstWaitMs = 3_000;
const longerEach = 4;

/** The provider said that it deleted the item, and has it still. */
export const stillThere: Failure = providerRefused({ detail: 'still-there' });

const isStillThere = (failure: Failure) =>
  failure.kind === 'provider-refused' && failure.detail === 'still-there';

/** How long, in ms, until what is surely there is asked to be deleted again; null when that cannot help. */
export function delayBefore(failure: Failure, attempt: number, random: number): number | null {
  const asked = Math.max(1, attempt);
  if (isStillThere(failure)) return firstWaitMs * longerEach ** (asked - 1);
  return retryDelay(failure, asked, random);
}
