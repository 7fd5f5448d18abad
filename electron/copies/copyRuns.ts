import { randomUUID } from 'node:crypto';
import type { CopyRun } from '../../shared/contract/copies.ts';
import { mostRefusals, type Refusals, type Run } from '../../shared/contract/runs.ts';
import type { Failure } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { JobId, MediaId } from '../../shared/ids.ts';
import { jobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { isFinished } from '../../shared/upload.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { failedIn, jobsOf } from '../jobs/runs/failedIn.ts';
import { refusedIn } from '../jobs/runs/refusedIn.ts';
import { createRuns } from '../jobs/runs/runs.ts';
import type { CopyQueue } from '../uploads/copyQueue.ts';
import { type CopyRunFacts, readFacts, writeFacts } from './copyFacts.ts';
import type { CopyFacts, CopyJob } from './copyJob.ts';
import { type CopyLaneDeps, createCopyLane } from './copyLane.ts';
import { type CopyEvent, step } from './copyMachine.ts';
import { copyRuns, createCopyTable, outcomeOf } from './copyTable.ts';
import type { LineageTable } from './lineageTable.ts';
import { createUploadOutcomes } from './uploadOutcomes.ts';

/** Items at once of one account, from the first byte that is asked for to the hand-over. */
const itemsAtOnce = 6;
/** Nothing is asked that could not be asked again: what lets go of last bytes is the uploads'. */
const quitGraceMs = 500;
const rowsAtOnce = 500;

export interface CopyRunsDeps
  extends Pick<
    CopyLaneDeps,
    'table' | 'fetchBytes' | 'isThere' | 'clock' | 'random' | 'failureOf'
  > {
  readonly database: Database;
  readonly log: Log;
  readonly uploads: CopyQueue;
  readonly lineages: LineageTable;
  readonly announce: (runs: CopyRun[]) => void;
  /** After it is on disk that an item is another since. */
  readonly onCopied?: ((oldId: MediaId, newId: MediaId) => void) | undefined;
}

/** An item that is to go, as it was planned. */
export interface PlannedCopy extends Pick<CopyFacts, 'accountId' | 'mediaId' | 'toId'> {
  readonly remedy?: Remedy | undefined;
}

export type CopyRuns = ReturnType<typeof createCopyRuns>;

/** Items that are uploaded again, as runs of the kernel: a job is one item. */
export function createCopyRuns(deps: CopyRunsDeps) {
  const { database, log, uploads, clock } = deps;
  const jobs = createCopyTable(database, log);
  const outcomes = createUploadOutcomes(deps.lineages, uploads);
  const fetching = new Map<JobId, AbortController>();
  let closed = false;

  const runs = createRuns<CopyJob, CopyEvent>({
    ...deps,
    kind: copyRuns,
    newId: randomUUID,
    table: jobs,
    step,
    roles: {
      queued: 'ready',
      waiting: 'waiting',
      handed: 'followed',
      copied: 'ended',
      failed: 'ended',
      kept: 'ended',
    },
    outcomeOf,
    itemsIn: () => 1,
    waitOf: (job) => (job.state === 'waiting' ? job : null),
    waitsFor: (job) => (job.state === 'waiting' ? job.failure : null),
    laneOf: (gate) => (tools) =>
      createCopyLane({ ...deps, ...gate, outcomes, fetching, uploads }, tools),
    width: itemsAtOnce,
    quitGraceMs,
    restarted: () => ({ kind: 'restarted', askAt: clock.now() }),
    committed(job) {
      const { id } = job;
      if (job.state === 'kept' || job.state === 'failed') fetching.get(id)?.abort();
      const isStopped = job.state === 'kept' || (job.state === 'handed' && job.stopped);
      if (isStopped && isOpen(id)) void uploads.cancel([id]).catch(failed);
      if (job.state === 'copied') deps.onCopied?.(job.mediaId, job.newId);
      noteFailure(job);
    },
    announce: (list) => deps.announce(list.map(shown)),
  });
  /** Of renewals: why the last came to nothing. */
  const failures = new Map<MediaId, Failure>();
  function noteFailure(job: CopyJob): void {
    if (job.kind !== 'renewal') return;
    if (job.state === 'failed') failures.set(job.mediaId, job.failure);
    else if (job.state === 'kept') failures.set(job.mediaId, cancelled);
    else failures.delete(job.mediaId);
  }

  const failed = (error: unknown) => void deps.failureOf(error);
  const isOpen = (id: JobId) => {
    const upload = uploads.entry(id)?.job;
    return upload !== undefined && !isFinished(upload);
  };
  function shown(run: Run): CopyRun {
    const { kind, to, by, name } = readFacts(runs.factsOf(run.id));
    return { ...run, kind, to, by, name };
  }

  /** Uploads that are over end their jobs, and are let go of after that. */
  async function hear(ids: readonly JobId[]): Promise<void> {
    const changes = ids.flatMap((id) => {
      const event = outcomes.of(id);
      return event === null ? [] : [{ id, event }];
    });
    if (changes.length === 0 || closed) return;
    await runs.settle(changes);
    if (!closed) await uploads.drop(changes.map(({ id }) => id));
  }

  const stopHearing = uploads.subscribe(({ changed }) => {
    const over = changed.filter(isFinished).map(({ id }) => id);
    if (over.length > 0) hear(over).catch(failed);
  });

  async function start(planned: readonly PlannedCopy[], facts: CopyRunFacts): Promise<CopyRun> {
    const { kind, by } = facts;
    const run = await runs.start(
      function* (runId) {
        for (const { accountId, mediaId, toId, remedy } of planned) {
          const id = jobId.parse(randomUUID());
          const asked = remedy === undefined ? {} : { remedy };
          yield {
            id,
            runId,
            accountId,
            mediaId,
            toId,
            kind,
            by,
            ...asked,
            attempt: 0,
            state: 'queued',
          };
        }
      },
      { facts: writeFacts(facts), items: planned.length, graceMs: 0 },
    );
    return shown(run);
  }

  return {
    start,
    /** Takes up what an earlier run left; once, when all is wired and the uploads have begun. */
    async begin(): Promise<void> {
      for (const { id } of runs.list())
        for await (const job of failedIn(jobs, id)) noteFailure(job);
      await runs.begin();
      const over = uploads.all().filter(({ isOver }) => isOver);
      for (let at = 0; at < over.length; at += rowsAtOnce) {
        await hear(over.slice(at, at + rowsAtOnce).map(({ id }) => id));
      }
    },
    list: (): CopyRun[] => runs.list().map(shown),
    factsOf: (runId: string) => readFacts(runs.factsOf(runId)),
    pause: runs.pause,
    resume: runs.resume,
    stop: runs.stop,
    dismiss: runs.dismiss,
    /** Why the last renewal of an item came to nothing, as far as its run is known. */
    failureOf: (mediaId: MediaId): Failure | null => failures.get(mediaId) ?? null,
    /** What is on its way already; of a run that was stopped, what may be stored all the same. */
    async underway(): Promise<readonly Way[]> {
      const all: Way[] = uploads
        .all()
        .flatMap(({ mediaId, accountId, isOver }) =>
          isOver ? [] : [{ mediaId, toId: accountId }],
        );
      for await (const { mediaId, toId } of runs.underway()) all.push({ mediaId, toId });
      return all;
    },
    refusals: (runId: string): Refusals =>
      runs
        .failed(runId, mostRefusals)
        .flatMap((job) =>
          job.state === 'failed' ? [{ mediaId: job.mediaId, failure: job.failure }] : [],
        ),
    refused: (runId: string) => refusedIn(jobs, runId, ({ failure }) => failure),
    failedIn: (runId: string) => failedIn(jobs, runId),
    /** What a run made, in the order of its items. */
    async made(runId: string): Promise<MediaId[]> {
      const ids: MediaId[] = [];
      for await (const job of jobsOf(jobs, runId)) if (job.state === 'copied') ids.push(job.newId);
      return ids;
    },
    resumeAccount: runs.resumeAccount,
    forgetAccount: runs.forgetAccount,
    async close(): Promise<void> {
      closed = true;
      stopHearing();
      for (const one of fetching.values()) one.abort();
      await runs.close();
    },
  };
}

/** What no two runs do at once. */
export type Way = Pick<CopyFacts, 'mediaId' | 'toId'>;
export const wayOf = ({ mediaId, toId }: Way) => `${mediaId} ${toId}`;
