import type { Failure } from '../../shared/failure.ts';
import { maxAttempts, restOf } from '../../shared/retry.ts';
import type { Clock } from '../base/clock.ts';
import { blocksAccount, delayAfter, slowsLane } from './failureRules.ts';

export type Health = ReturnType<typeof createHealth>;

/** Whether, and how widely, one account may send now. Waiting is by the monotonic clock. */
export function createHealth(clock: Clock, random: () => number, fullWidth: number) {
  let blockedBy: Failure | null = null;
  let resumedAt = Number.NEGATIVE_INFINITY;
  let haltUntil = 0;
  let haltSince = 0;
  /** What the provider itself asked for, which other trouble neither shortens nor hides. */
  let rest = { until: 0, parked: false };
  let streak = 0;

  const restMs = () => Math.max(0, Math.max(haltUntil, rest.until) - clock.monotonic());

  function restFor(failure: Failure, ms: number): void {
    const until = clock.monotonic() + ms;
    const asks = restOf(failure);
    if (asks === 'none' || until <= Math.max(rest.until, clock.monotonic())) return;
    rest = { until, parked: asks === 'parked' };
    streak = Math.max(1, streak);
  }

  return {
    blockedBy: () => blockedBy,
    restMs,
    /** One request feels the way while there is trouble. */
    width: () => (streak > 0 ? 1 : fullWidth),
    /** `beganAt`, monotonic: requests that were under way together are one trouble, not three. */
    trouble(failure: Failure, beganAt: number): void {
      // What began before a person had it tried again tells nothing of how it is since.
      if (blocksAccount(failure) && beganAt >= resumedAt) blockedBy = failure;
      if (!slowsLane(failure)) return;
      if (streak === 0 || beganAt >= haltSince) streak += 1;
      const delay = delayAfter(failure, Math.min(streak, maxAttempts - 1), random()) ?? 0;
      restFor(failure, delay);
      const until = clock.monotonic() + delay;
      if (until < haltUntil) return;
      haltUntil = until;
      haltSince = clock.monotonic();
    },
    /** Of a rest that was asked for before Satchel was started again, so much is left. */
    restFor,
    /** Nothing goes for so long: trouble on this side, such as a full disk. */
    halt(ms: number): void {
      haltUntil = Math.max(haltUntil, clock.monotonic() + ms);
    },
    cleared(beganAt: number): void {
      if (beganAt >= haltSince) streak = 0;
    },
    /**
     * What stood in the way may be gone; what the provider asked to wait for is still waited for, unless
     * it is very long and a person insists.
     */
    resume(insists = false): void {
      blockedBy = null;
      resumedAt = clock.monotonic();
      haltUntil = 0;
      if (insists && rest.parked) rest = { until: 0, parked: false };
    },
  };
}
