import type { Failure } from '../../../shared/failure.ts';
import { untilResumed } from '../../../shared/instant.ts';
import { isAway } from '../../../shared/retry.ts';
import { blocksAccount, delayAfter } from '../../jobs/failureRules.ts';
import type { SendOutcome } from '../../providers/provider.ts';
import type { UploadEvent } from '../ledger/uploadMachine.ts';

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
  const away = ['offline', 'proxy', 'provider-down'].includes(failure.kind);
  const unclear = failure.kind === 'cancelled' || failure.kind === 'bug' || (away && !arrived);
  return unclear ? { kind: 'unsure', failure } : outcome;
}

/** Nobody who reads uploads says yes to half of one: it is a sign-in page, or another server. */
function tooEarly(failure: Failure): Failure {
  if (failure.kind !== 'provider-down' || failure.cause !== 'unreadable-answer') return failure;
  return failure.status === null ? failure : { ...failure, cause: 'not-provider' };
}

export interface Circumstances {
  /** Attempts begun, this one included. */
  readonly attempt: number;
  readonly random: number;
  readonly now: number;
  /** Until when nothing goes there. */
  readonly restsUntilAt: number;
}

/** What follows for a job that is certainly not at the provider. */
export function afterFailure(failure: Failure, circumstances: Circumstances): UploadEvent {
  const { attempt, random, now, restsUntilAt } = circumstances;
  if (blocksAccount(failure)) {
    return { kind: 'postponed', failure, untilAt: untilResumed, spent: false };
  }
  if (failure.kind === 'rate-limited' || isAway(failure)) {
    return { kind: 'postponed', failure, untilAt: Math.max(now, restsUntilAt), spent: false };
  }
  const delay = delayAfter(failure, attempt, random);
  if (delay === null) return { kind: 'failed', failure };
  const untilAt = Math.max(now + delay, restsUntilAt);
  return { kind: 'postponed', failure, untilAt, spent: true };
}
