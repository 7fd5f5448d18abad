import type { Failure } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import { isAway, retryDelay } from '../../shared/retry.ts';
import type { Clock } from '../base/clock.ts';
import { slowsLane } from '../jobs/failureRules.ts';
import type { LaneTools } from '../jobs/laneClient.ts';
import type { ArchiveFirst } from './archiveFirst.ts';
import type { RemovalFacts } from './removalFacts.ts';
import type { RemovalId, RemovalJob } from './removalJob.ts';
import type { RemovalKinds } from './removalKinds.ts';
import type { RemovalEvent } from './removalMachine.ts';

/** How often an item is asked for whose answers were broken, as by other fetches. */
const mostTries = 4;
/** After this the library is asked again that could not be written. */
const libraryRestMs = 5_000;

export interface ArchiveGuardDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly failureOf: (error: unknown) => Failure;
  readonly archives: ArchiveFirst | null;
  /** What a run knows of itself; null where that cannot be read. */
  readonly factsOf: (runId: string) => RemovalFacts | null;
}

/** `safe`: it may be deleted. `stays`: it is as it was, since nobody could be asked; else what becomes of it instead. */
export type Guarded = 'safe' | 'stays' | RemovalEvent;

/** Sees to it that copies are safe where a run archives first, each time anew, just before its items are deleted. */
export function createArchiveGuard(
  { clock, random, failureOf, archives, factsOf }: ArchiveGuardDeps,
  { health, waits }: Pick<LaneTools<RemovalKinds>, 'health' | 'waits'>,
) {
  const tries = new Map<RemovalId, number>();
  const notArchived: RemovalEvent = { kind: 'refused', failure: invalidInput('not-archived') };

  function later({ id }: RemovalJob, failure: Failure, ms: number): RemovalEvent {
    waits.set(id, ms);
    return { kind: 'postponed', failure, untilAt: clock.now() + ms, spent: !isAway(failure) };
  }

  function afterFailure(job: RemovalJob, failure: Failure, beganAt: number): Guarded {
    if (failure.kind === 'keychain-unavailable') {
      // The lane parks all that is ready until the keychain can be read again.
      health.trouble(failure, beganAt);
      return 'stays';
    }
    if (failure.kind === 'library-unavailable') return later(job, failure, libraryRestMs);
    if (!slowsLane(failure)) return notArchived;
    health.trouble(failure, beganAt);
    const broken = failure.kind !== 'rate-limited' && !isAway(failure);
    const tried = (tries.get(job.id) ?? 0) + (broken ? 1 : 0);
    if (tried >= mostTries) return notArchived;
    tries.set(job.id, tried);
    const ms = retryDelay(failure, Math.max(1, tried), random());
    return ms === null ? notArchived : later(job, failure, ms);
  }

  return async function guard(job: RemovalJob, signal: AbortSignal): Promise<Guarded> {
    const facts = factsOf(job.runId);
    if (facts === null) return notArchived;
    const { archiveId } = facts;
    if (archiveId === null) return 'safe';
    if (archives === null) return notArchived;
    const beganAt = clock.monotonic();
    try {
      await archives.secure(
        archiveId,
        job.items.map(({ mediaId }) => mediaId),
        signal,
      );
      tries.delete(job.id);
      return 'safe';
    } catch (error) {
      if (signal.aborted) return 'stays';
      const guarded = afterFailure(job, failureOf(error), beganAt);
      if (guarded === notArchived) tries.delete(job.id);
      return guarded;
    }
  };
}
