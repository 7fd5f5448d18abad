import type { Failure } from '../../shared/failure.ts';
import { providerDown } from '../../shared/failures.ts';
import { isAway, isMisconfigured, maxAttempts, retryDelay } from '../../shared/retry.ts';

const maxWaitMs = 24 * 60 * 60_000;

/** Why a job is in doubt whose request was left unanswered by a crash or by quitting. */
export const diedUnanswered: Failure = providerDown('cut-answer');

/** Failures of the account rather than of a job: it pauses and asks; its jobs keep their turn. */
export function blocksAccount(failure: Failure): boolean {
  switch (failure.kind) {
    case 'unauthorized':
    case 'forbidden':
    case 'keychain-unavailable':
      return true;
    case 'provider-down':
      return isMisconfigured(failure.cause);
    case 'proxy':
      return !isAway(failure);
    default:
      return false;
  }
}

/** Failures of the way to the provider: whatever else the lane would send now would meet them too. */
export function slowsLane(failure: Failure): boolean {
  const { kind } = failure;
  if (kind === 'provider-down') return !blocksAccount(failure);
  return kind === 'rate-limited' || isAway(failure);
}

/** Refusals of a job or of what is asked for it, which trying again does not change. */
export function refuses({ kind }: Failure): boolean {
  return kind === 'provider-refused' || kind === 'not-found';
}

/** Whether somebody answered at all, whoever it was. */
export function isAnswer(failure: Failure): boolean {
  if (failure.kind === 'provider-down') return failure.status !== null;
  const { kind } = failure;
  return refuses(failure) || ['unauthorized', 'forbidden', 'rate-limited'].includes(kind);
}

/** How long until the next try, within bounds; null when trying again cannot help. */
export function delayAfter(failure: Failure, attempt: number, random: number): number | null {
  const delay = retryDelay(failure, attempt, random);
  return delay === null ? null : Math.min(delay, maxWaitMs);
}

/** As `delayAfter` for what is asked for ever: never null, so that a question is never given up. */
export function delayOfQuestion(failure: Failure, attempt: number, random: number): number {
  return delayAfter(failure, Math.min(attempt, maxAttempts - 1), random) ?? 60_000;
}

/** No wait for that reason is longer, whatever a clock that was set since makes of its end. */
export function longestWaitMs(failure: Failure): number {
  const askedMs = 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;
  return Math.min(maxWaitMs, Math.max(2 * 60_000, askedMs * 1.1));
}
