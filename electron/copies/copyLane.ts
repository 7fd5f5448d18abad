import type { Failure } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import type { AccountId, JobId, MediaId } from '../../shared/ids.ts';
import { hasBytes, saysNothing } from '../../shared/media.ts';
import { isAway, maxAttempts } from '../../shared/retry.ts';
import type { Clock } from '../base/clock.ts';
import { safeFileName } from '../disk/safeFileName.ts';
import { delayAfter, slowsLane } from '../jobs/failureRules.ts';
import type { Flight } from '../jobs/flights.ts';
import type { Followed } from '../jobs/follows.ts';
import type { LaneClient, LaneTools } from '../jobs/laneClient.ts';
import type { RunGate } from '../jobs/runs/runsTypes.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { CopyQueue } from '../uploads/copyQueue.ts';
import type { CopyJob } from './copyJob.ts';
import type { CopyEvent, CopyKinds } from './copyMachine.ts';
import type { Fetched } from './fetchBytes.ts';
import type { UploadOutcomes } from './uploadOutcomes.ts';

/** How often an item is asked for whose answers were broken; who asks for a rest is asked until that is over. */
const mostTries = 4;
/** What ails the disk may be mended by a person: nothing is given up for it. */
const diskAgainMs = 5_000;
const mendable = new Set(['full', 'no-rights', 'folder-gone', 'failed', 'in-use']);
/** An upload that nobody told of is looked at so often. */
const followMs = 5_000;
/** So many wait with the uploads, each with a private copy of its bytes; the others in their accounts. */
export const mostHanded = 12;

export interface CopyLaneDeps extends RunGate<CopyJob> {
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly fetchBytes: (item: StoredMedia, signal: AbortSignal) => Promise<Fetched>;
  readonly uploads: Pick<CopyQueue, 'entry' | 'add' | 'removeCopy'>;
  readonly outcomes: UploadOutcomes;
  /** Whether the account is connected. */
  readonly isThere: (accountId: AccountId) => boolean;
  /** Ends what is fetched for a job at once. */
  readonly fetching: Map<JobId, AbortController>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly failureOf: (error: unknown) => Failure;
}

const refused = (failure: Failure): CopyEvent => ({ kind: 'refused', failure });

/** Fetches items of one account and hands them to the uploads, which bring them to their provider. */
export function createCopyLane(
  deps: CopyLaneDeps,
  { accountId, health, waits, ledger, settle }: LaneTools<CopyKinds>,
): LaneClient<CopyKinds> {
  const { clock, random, table, uploads, outcomes, fetching } = deps;

  function postponed(job: CopyJob, failure: Failure, ms: number, spent: boolean): CopyEvent {
    waits.set(job.id, ms);
    return { kind: 'postponed', failure, untilAt: clock.now() + ms, spent };
  }

  /** Null where it stays as it is, since nobody was asked. */
  function afterFailure(job: CopyJob, failure: Failure, beganAt: number): CopyEvent | null {
    if (failure.kind === 'not-saved' && mendable.has(failure.cause)) {
      deps.cannotAsk(job.runId, failure);
      deps.delay(job.runId, diskAgainMs);
      return null;
    }
    // Other bytes than those that were sent once are asked for again: something between may have made them so.
    const isBroken = failure.kind === 'not-saved' && failure.cause === 'other-bytes';
    if (slowsLane(failure) || isBroken) {
      if (!isBroken) health.trouble(failure, beganAt);
      const spent = failure.kind !== 'rate-limited' && !isAway(failure);
      const tries = job.attempt + 1;
      if (spent && tries >= mostTries) return refused(failure);
      const ms = isBroken
        ? 1_000 * tries
        : delayAfter(failure, Math.min(tries, maxAttempts - 1), random());
      return ms === null ? refused(failure) : postponed(job, failure, ms, spent);
    }
    if (failure.kind === 'unauthorized' || failure.kind === 'keychain-unavailable') {
      // The lane parks all that is ready until a person did what it needs.
      health.trouble(failure, beganAt);
      return null;
    }
    if (failure.kind === 'library-unavailable') return postponed(job, failure, diskAgainMs, false);
    return refused(failure);
  }

  /** Null where a person stopped it before its upload could be written. */
  async function handOver(
    job: CopyJob,
    item: StoredMedia,
    fetched: Fetched,
    isWanted: () => boolean,
  ): Promise<CopyEvent | null> {
    const { id, runId, toId, mediaId, kind, by } = job;
    const { path, sizeBytes } = fetched;
    const contentType = saysNothing(item.contentType) ? item.toldType : item.contentType;
    const copy = {
      id,
      runId,
      accountId: toId,
      name: item.name ?? safeFileName({ ...item, contentType }),
      path,
      sizeBytes,
      again: { mediaId, kind, by },
      remedy: job.remedy,
    };
    if (!(await uploads.add(copy, isWanted))) await uploads.removeCopy(path);
    return uploads.entry(id) === undefined ? null : { kind: 'handed' };
  }

  /** What becomes of a job whose turn it is; null where it stays as it is. */
  async function bring(job: CopyJob, isWanted: () => boolean, signal: AbortSignal) {
    const known = outcomes.of(job.id);
    if (known !== null) return known;
    // An earlier Satchel handed it over, and had no time to write that down.
    if (uploads.entry(job.id) !== undefined) return { kind: 'handed' } as const;
    const [item] = table.byIds([job.mediaId]);
    if (item === undefined || !deps.isThere(job.toId)) return refused(notFound);
    // What a person deletes comes back by nobody else; else its bytes may be where they are looked for.
    if (job.by === 'keep-alive' && !hasBytes(item)) return refused(notFound);
    const fetched = await deps.fetchBytes(item, signal);
    if (!isWanted()) {
      await uploads.removeCopy(fetched.path);
      return null;
    }
    try {
      const [now = item] = table.byIds([job.mediaId]);
      return await handOver(job, now, fetched, isWanted);
    } catch (error) {
      if (uploads.entry(job.id) === undefined) await uploads.removeCopy(fetched.path);
      throw error;
    }
  }

  async function copyOne(job: CopyJob, flight: Flight<JobId>): Promise<void> {
    const { id, runId } = job;
    const isWanted = () =>
      !flight.signal.aborted && !flight.isDropped() && ledger.get(id)?.job.state === 'queued';
    if (!deps.mayAsk(runId) || !isWanted()) return;
    const beganAt = clock.monotonic();
    const own = new AbortController();
    fetching.set(id, own);
    try {
      const event = await bring(job, isWanted, AbortSignal.any([flight.signal, own.signal]));
      health.cleared(beganAt);
      if (event === null || flight.isDropped()) return;
      waits.set(id, followMs);
      await settle([{ id, event }]);
    } catch (error) {
      if (!isWanted()) return;
      const event = afterFailure(job, deps.failureOf(error), beganAt);
      if (event !== null) await settle([{ id, event }]);
    } finally {
      fetching.delete(id);
    }
  }

  const handed = () => ledger.inRole(accountId, 'followed').length;

  return {
    nextGroup: (free) => (handed() + fetching.size < mostHanded ? free(1) : []),
    async send(group, flight) {
      await flight.inTurn(async () => {
        for (const { job } of group) await copyOne(job, flight);
      });
    },
    async follow({ job }): Promise<Followed<CopyKinds>> {
      const event = outcomes.of(job.id);
      const upload = uploads.entry(job.id)?.job;
      // Lost with its account, or taken out of the list: nothing becomes of it.
      const lost = event === null && upload === undefined;
      const end: CopyEvent | null = lost ? refused({ kind: 'cancelled' }) : event;
      if (upload?.state === 'waiting' || upload?.state === 'unsure') {
        deps.cannotAsk(job.runId, upload.failure);
      }
      return { changes: end === null ? [] : [{ id: job.id, event: end }], againMs: followMs };
    },
    // Nothing of a copy is ever in doubt here: its upload is, and there it is looked for.
    look: async () => new Map(),
  };
}
