import type { Failure } from '../../../shared/failure.ts';
import { isMisconfigured, retryDelay } from '../../../shared/retry.ts';
import { untilResumed } from '../../../shared/upload.ts';
import type { SendOutcome } from '../../providers/provider.ts';
import type { UploadEvent } from '../ledger/uploadMachine.ts';

const maxWaitMs = 24 * 60 * 60_000;

/** Failures of the account rather than of a file: it pauses and asks; its jobs keep their place. */
export function blocksAccount(failure: Failure): boolean {
  switch (failure.kind) {
    case 'unauthorized':
    case 'forbidden':
    case 'keychain-unavailable':
      return true;
    case 'provider-down':
      return isMisconfigured(failure.cause);
    default:
      return false;
  }
}

/** Failures of the way to the provider: whatever else the lane would send now would meet them too. */
export function holdsLane(failure: Failure): boolean {
  const { kind } = failure;
  if (kind === 'provider-down') return !blocksAccount(failure);
  return kind === 'rate-limited' || kind === 'offline';
}

/** How long until the next try, within bounds; null when trying again cannot help. */
export function delayAfter(failure: Failure, attempt: number, random: number): number | null {
  const delay = retryDelay(failure, attempt, random);
  return delay === null ? null : Math.min(delay, maxWaitMs);
}

/** Refusals of a file or of what is asked for it, which trying again does not change. */
export function refuses({ kind }: Failure): boolean {
  return kind === 'provider-refused' || kind === 'not-found';
}

/** Whether somebody answered at all, whoever it was. */
export function isAnswer(failure: Failure): boolean {
  if (failure.kind === 'provider-down') return failure.status !== null;
  const { kind } = failure;
  return refuses(failure) || ['unauthorized', 'forbidden', 'rate-limited'].includes(kind);
}

/**
 * What an outcome is worth, given whether the last bytes were let go: before that nothing can be
 * stored, and after it only the provider's verdict on that very file says that it was not. What had
 * arrived by then went on by a request without those bytes, of which the provider alone knows whether
 * it went out.
 */
export function weigh(outcome: SendOutcome, committed: boolean, arrived = false): SendOutcome {
  if (outcome.kind === 'stored') return outcome;
  if (!committed) return { kind: 'failed', failure: tooEarly(outcome.failure) };
  if (outcome.kind === 'unsure') return outcome;
  const { failure } = outcome;
  // TLS that breaks after the last bytes breaks in the answer, and a redirect is anybody's.
  const away = failure.kind === 'offline' || failure.kind === 'provider-down';
  const unclear = failure.kind === 'cancelled' || failure.kind === 'bug' || (away && !arrived);
  return unclear ? { kind: 'unsure', failure } : outcome;
}

/** Nobody who reads uploads says yes to half of one: it is a sign-in page, or another server. */
function tooEarly(failure: Failure): Failure {
  if (failure.kind !== 'provider-down' || failure.cause !== 'unreadable-answer') return failure;
  return failure.status === null ? failure : { ...failure, cause: 'not-provider' };
}

/** No wait for that reason is longer, whatever a clock that was set since makes of its end. */
export function longestWaitMs(failure: Failure): number {
  const askedMs = 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0;
  return Math.min(maxWaitMs, Math.max(2 * 60_000, askedMs * 1.1));
}

export interface Circumstances {
  /** Attempts begun, this one included. */
  readonly attempt: number;
  readonly random: number;
  readonly now: number;
  /** Until when the lane is held. */
  readonly heldUntilAt: number;
}

/** What follows for a job that is certainly not at the provider. */
export function afterFailure(failure: Failure, circumstances: Circumstances): UploadEvent {
  const { attempt, random, now, heldUntilAt } = circumstances;
  if (blocksAccount(failure)) {
    return { kind: 'postponed', failure, untilAt: untilResumed, spent: false };
  }
  if (failure.kind === 'rate-limited' || failure.kind === 'offline') {
    return { kind: 'postponed', failure, untilAt: Math.max(now, heldUntilAt), spent: false };
  }
  const delay = delayAfter(failure, attempt, random);
  if (delay === null) return { kind: 'failed', failure };
  const untilAt = Math.max(now + delay, heldUntilAt);
  return { kind: 'postponed', failure, untilAt, spent: true };
}
