import type { Failure } from '../../../shared/failure.ts';
import { isAway, maxAttempts } from '../../../shared/retry.ts';
import type { Clock } from '../../base/clock.ts';
import { blocksAccount, delayAfter, slowsLane } from '../../jobs/failureRules.ts';
import type { Flight } from '../../jobs/flights.ts';
import type { LaneClient, LaneTools } from '../../jobs/laneClient.ts';
import type { RunGate } from '../../jobs/runs/runsTypes.ts';
import type { Turns } from '../turns.ts';
import type { ArchiveJob, ArchiveJobId } from './archiveJob.ts';
import type { ArchiveKinds } from './archiveKinds.ts';
import type { ArchiveEvent } from './archiveMachine.ts';
import type { Stored } from './storeItem.ts';

/** How often an item is asked for whose answers were broken; who asks for a rest is asked until the rest is over. */
const mostTries = 4;
/** After this the library is read again that could not be. */
const libraryRestMs = 5_000;

export interface ArchiveLaneDeps extends RunGate<ArchiveJob> {
  /** Fetches an item into its archive; null when the archive holds it. `isWanted` ends it early. Throws. */
  readonly store: (
    job: ArchiveJob,
    isWanted: () => boolean,
    signal: AbortSignal,
  ) => Promise<Stored | null>;
  /** Nothing of that run can be written for this, whatever the item. */
  readonly stopsRun: (failure: Failure) => boolean;
  /** Ends what is fetched for a job at once, also where its download stands still. */
  readonly fetching: Map<ArchiveJobId, AbortController>;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly random: () => number;
  readonly failureOf: (error: unknown) => Failure;
}

/** Of one item, whatever the kind means elsewhere: its link is refused, or a web page came in its place. */
const isOfOne = (failure: Failure) =>
  failure.kind === 'forbidden' ||
  (failure.kind === 'provider-down' && failure.cause === 'not-provider');

/** Brings items of one account into archives, an item a job. */
export function createArchiveLane(
  deps: ArchiveLaneDeps,
  { accountId, health, waits, ledger, settle }: LaneTools<ArchiveKinds>,
): LaneClient<ArchiveKinds> {
  const { clock, random, failureOf } = deps;
  /** What fails for all is asked for no other. */
  let refusing = false;
  const postponedBy = (job: ArchiveJob, failure: Failure, ms: number, spent: boolean) => {
    waits.set(job.id, ms);
    const event: ArchiveEvent = { kind: 'postponed', failure, untilAt: clock.now() + ms, spent };
    return event;
  };

  /** Null where it stays as it is, since nobody was asked. */
  function afterFailure(job: ArchiveJob, failure: Failure, beganAt: number): ArchiveEvent | null {
    if (slowsLane(failure)) {
      health.trouble(failure, beganAt);
      const spent = failure.kind !== 'rate-limited' && !isAway(failure);
      const tries = job.attempt + 1;
      if (spent && tries >= mostTries) return { kind: 'refused', failure };
      const ms = delayAfter(failure, Math.min(tries, maxAttempts - 1), random());
      return ms === null ? { kind: 'refused', failure } : postponedBy(job, failure, ms, spent);
    }
    if (failure.kind === 'keychain-unavailable') {
      // The lane parks all that is ready until the keychain can be read again.
      health.trouble(failure, beganAt);
      return null;
    }
    if (failure.kind === 'library-unavailable') {
      return postponedBy(job, failure, libraryRestMs, false);
    }
    return { kind: 'refused', failure };
  }

  /** What would fail for the same reason, of a run or of all, is not asked for. */
  async function failTheRest(failure: Failure, runId: string | null): Promise<void> {
    if (refusing) return;
    refusing = true;
    try {
      const event = { kind: 'refused', failure } as const;
      await deps.eachRest(accountId, runId, (ids) => settle(ids.map((id) => ({ id, event }))));
    } finally {
      refusing = false;
    }
  }

  async function archiveOne(job: ArchiveJob, flight: Flight<ArchiveJobId>): Promise<void> {
    const { id, runId } = job;
    const isWanted = () =>
      !flight.signal.aborted && !flight.isDropped() && ledger.get(id)?.job.state === 'queued';
    if (!deps.mayAsk(runId) || !isWanted()) return;
    const beganAt = clock.monotonic();
    const own = new AbortController();
    deps.fetching.set(id, own);
    try {
      const either = AbortSignal.any([flight.signal, own.signal]);
      const stored = await deps.store(job, isWanted, either);
      health.cleared(beganAt);
      if (stored === null) {
        await settle([{ id, event: { kind: 'held' } }]);
        return;
      }
      const { release, leave, ...file } = stored;
      try {
        const stored = { id, event: { kind: 'stored', file } } as const;
        const [noted] = flight.isDropped() ? [] : await settle([stored]);
        // It came to another end meanwhile, maybe in the same transaction, as with the rest of its run: the file is there all the same.
        if (noted?.state !== 'stored') leave();
      } finally {
        release();
      }
    } catch (error) {
      if (!isWanted()) return;
      const failure = failureOf(error);
      const event = afterFailure(job, failure, beganAt);
      if (event === null) return;
      await settle([{ id, event }]);
      if (event.kind !== 'refused') return;
      if (deps.stopsRun(failure)) await failTheRest(failure, runId);
      else if (blocksAccount(failure) && !isOfOne(failure)) await failTheRest(failure, null);
    } finally {
      deps.fetching.delete(id);
    }
  }

  return {
    nextGroup: (free) => free(1),
    async send(group, flight) {
      const [entry] = group;
      if (entry === undefined) return;
      const { archiveId, mediaId } = entry.job;
      // Two runs may mean one item.
      await flight.inTurn(() =>
        deps.turns.take(archiveId, mediaId, () => archiveOne(entry.job, flight)),
      );
    },
    // Nothing is ever in doubt.
    look: async () => new Map(),
  };
}
