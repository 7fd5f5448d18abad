import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { invalidInput, notFound, notSaved } from '../../../shared/failures.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { hasBytes, saysNothing } from '../../../shared/media.ts';
import { isAway } from '../../../shared/retry.ts';
import type { Clock } from '../../base/clock.ts';
import { refuseWebPage } from '../../contentType/refuseWebPage.ts';
import { diskFailure } from '../../disk/diskFailure.ts';
import { partBeside } from '../../disk/partNames.ts';
import { safeFileName } from '../../disk/safeFileName.ts';
import { type OpenPart, writePart } from '../../disk/writePart.ts';
import { isWornLink } from '../../http/wornLink.ts';
import { delayAfter, slowsLane } from '../../jobs/failureRules.ts';
import type { Flight } from '../../jobs/flights.ts';
import type { LaneClient, LaneTools } from '../../jobs/laneClient.ts';
import type { RunKinds } from '../../jobs/runs/runKinds.ts';
import type { RunGate } from '../../jobs/runs/runsTypes.ts';
import type { Downloads } from '../../library/downloadItem.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import type { Claims } from './claims.ts';
import { hashOfFile, placeFile } from './placeFile.ts';
import type { SaveJob, SaveJobId } from './saveJob.ts';
import type { SaveEvent } from './saveMachine.ts';

export type SaveKinds = RunKinds<SaveJob, SaveEvent>;

/** What ails the disk may be mended by a person: nothing is given up for it. */
const diskAgainMs = 5_000;
const mendable = new Set(['full', 'no-rights', 'folder-gone', 'failed', 'in-use']);

export interface SaveLaneDeps extends RunGate {
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly downloads: Pick<Downloads, 'whole'>;
  /** Where a run saves; null for one of which nothing is known. */
  readonly folderOf: (runId: string) => string | null;
  /** To be told of a part before it is written, and when it is no more; what a kill leaves is removed by that. */
  readonly parts: { begin(part: string): void; end(part: string): Promise<void> };
  /** Shared by all accounts, which may save in one folder. */
  readonly claims: Claims;
  /** Makes the files that are written; those of the disk unless given. */
  readonly openPart?: OpenPart | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly failureOf: (error: unknown) => Failure;
}

/** Downloads items into the folder of their run, one file each: whole or not at all, and never over another. */
export function createSaveLane(
  deps: SaveLaneDeps,
  { health, waits, ledger, settle }: LaneTools<SaveKinds>,
): LaneClient<SaveKinds> {
  const { table, downloads, clock, random, parts, claims } = deps;
  let knowsEarlier = false;
  const write = (id: SaveJobId, event: SaveEvent) => settle([{ id, event }]);

  async function roomFor(folder: string, sizeBytes: number | null): Promise<void> {
    const found = await stat(folder).catch(() => null);
    if (!found?.isDirectory()) throw new SatchelError(notSaved('folder-gone'));
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < (sizeBytes ?? 1)) throw new SatchelError(notSaved('full'));
  }

  async function open(id: MediaId, signal: AbortSignal) {
    try {
      return await downloads.whole(id, signal);
    } catch (error) {
      const worn = error instanceof SatchelError && isWornLink(error.failure);
      if (!worn || signal.aborted) throw error;
      return downloads.whole(id, signal, { fresh: true });
    }
  }

  async function save(job: SaveJob, folder: string, flight: Flight<SaveJobId>): Promise<SaveEvent> {
    const { claim, mediaId } = job;
    if (claim !== null && (await hashOfFile(join(folder, claim.name))) === claim.sha256) {
      return { kind: 'saved' };
    }
    const [row] = table.byIds([mediaId]);
    if (row === undefined || !hasBytes(row)) return refusedFor(notFound);
    const { signal } = flight;
    const told = await open(mediaId, signal);
    const [now = row] = table.byIds([mediaId]);
    const contentType = saysNothing(now.contentType) ? now.toldType : now.contentType;
    const name = safeFileName({ ...now, contentType });
    const part = partBeside(join(folder, name));
    parts.begin(part);
    try {
      const sizeBytes = told.sizeBytes ?? row.sizeBytes;
      const incoming = { body: told.body, sizeBytes, sha256: null, storedAt: row.storedAt };
      const { sha256 } = await writePart(part, incoming, signal, () => {}, deps.openPart);
      await refuseWebPage(part, now.contentType);
      const isOthers = (name: string) => claims.isOthers(job, folder, name);
      await placeFile(part, folder, name, isOthers, async (free) => {
        claims.put(job, folder, free);
        const claimed: SaveEvent = { kind: 'claimed', claim: { name: free, sha256 } };
        await flight.commit(async () => ledger.change([{ id: job.id, event: claimed }]));
      });
      return { kind: 'saved' };
    } finally {
      told.body.destroy();
      await parts.end(part).catch(() => {});
    }
  }

  /** Else an item with the very same bytes might be taken for one of these after a kill, and be there once for both. */
  function knowEarlier(): void {
    if (knowsEarlier) return;
    knowsEarlier = true;
    for (const { job } of ledger.all()) {
      const folder = deps.folderOf(job.runId);
      if (job.claim !== null && folder !== null) claims.put(job, folder, job.claim.name);
    }
  }

  const refusedFor = (failure: Failure): SaveEvent => ({ kind: 'refused', failure });

  function eventFor(job: SaveJob, failure: Failure, beganAt: number): SaveEvent {
    if (failure.kind === 'not-saved') {
      if (!mendable.has(failure.cause)) return refusedFor(failure);
      waits.set(job.id, diskAgainMs);
      deps.delay(job.runId, diskAgainMs);
      return { kind: 'postponed', failure, untilAt: clock.now() + diskAgainMs, spent: false };
    }
    if (slowsLane(failure)) health.trouble(failure, beganAt);
    if (failure.kind === 'unauthorized' || failure.kind === 'keychain-unavailable') {
      health.trouble(failure, beganAt);
    }
    const delayMs =
      failure.kind === 'keychain-unavailable'
        ? 1_000
        : delayAfter(failure, Math.max(1, job.attempt), random());
    if (delayMs === null) return refusedFor(failure);
    waits.set(job.id, delayMs);
    const spent = !isAway(failure) && failure.kind !== 'keychain-unavailable';
    return { kind: 'postponed', failure, untilAt: clock.now() + delayMs, spent };
  }

  async function saveOne(job: SaveJob, flight: Flight<SaveJobId>): Promise<void> {
    const { id, runId } = job;
    const folder = deps.folderOf(runId);
    if (folder === null) {
      await write(id, refusedFor(invalidInput('unusable')));
      return;
    }
    if (flight.signal.aborted || !deps.mayAsk(runId)) return;
    knowEarlier();
    try {
      await roomFor(folder, table.byIds([job.mediaId])[0]?.sizeBytes ?? null);
    } catch (error) {
      // Nothing was begun, and none of the others for this folder would fare better: all of them rest.
      deps.cannotAsk(runId, deps.failureOf(diskFailure(error)));
      deps.delay(runId, diskAgainMs);
      return;
    }
    try {
      ledger.change([{ id, event: { kind: 'started' } }]);
    } catch {
      // That it was begun could not be written, so it was not: the lane rests a moment.
      return;
    }
    const asked = ledger.get(id)?.job ?? job;
    const beganAt = clock.monotonic();
    const event = await save(asked, folder, flight).then(
      (saved) => {
        health.cleared(beganAt);
        return saved;
      },
      (error: unknown) => {
        // Quitting cut it, or the library refused what it claimed: it is taken up again as it is.
        if (flight.signal.aborted || flight.isHalted()) return null;
        return eventFor(asked, deps.failureOf(diskFailure(error)), beganAt);
      },
    );
    if (event === null || flight.isDropped()) return;
    await write(id, event);
    if (event.kind !== 'postponed') claims.drop(id);
  }

  return {
    nextGroup: (free) => free(1),
    async send(group, flight) {
      await flight.inTurn(async () => {
        for (const { job } of group) await saveOne(job, flight);
      });
    },
    // Nothing of it is ever in doubt: what is on the disk is looked at before anything is asked.
    look: async () => new Map(),
  };
}
