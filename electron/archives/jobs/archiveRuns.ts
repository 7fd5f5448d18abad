import { z } from 'zod';
import type { Account } from '../../../shared/account.ts';
import type { ArchiveOutcome, ArchiveRun } from '../../../shared/contract/archives.ts';
import { mostRefusals, type Refusals, type Run } from '../../../shared/contract/runs.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { createTaskPool } from '../../base/taskPool.ts';
import type { Database } from '../../database/database.ts';
import { versionedJson } from '../../database/versionedJson.ts';
import { failedIn } from '../../jobs/runs/failedIn.ts';
import { refusedIn } from '../../jobs/runs/refusedIn.ts';
import { createRuns } from '../../jobs/runs/runs.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import type { Archives } from '../archives.ts';
import type { ItemTable } from '../itemTable.ts';
import type { Turns } from '../turns.ts';
import { archivedItemOf } from './archivedItemOf.ts';
import { type ArchiveJob, type ArchiveJobId, archiveJobId } from './archiveJob.ts';
import { archiveRuns, createArchiveJobTable, outcomeOf } from './archiveJobTable.ts';
import { createArchiveLane } from './archiveLane.ts';
import { type ArchiveEvent, step } from './archiveMachine.ts';
import type { Storing } from './storeItem.ts';

/** Requests at once, of each account. */
const requestsAtOnce = 8;
/** Nothing is asked that could not be asked again: quitting waits for no answer. */
const quitGraceMs = 500;

const runFacts = z.object({
  archiveId: z.string(),
  by: z.enum(['person', 'schedule', 'cleanup']),
});
type RunFacts = z.infer<typeof runFacts>;
/** Of a run that cannot be read: its jobs tell their archive themselves, and a person can stop it. */
const unread: RunFacts = { archiveId: '-', by: 'person' };
const factsJson = versionedJson({ version: 1, schema: runFacts, upgrades: {} });

export interface ArchiveRunsDeps {
  readonly database: Database;
  readonly archives: Archives;
  readonly items: ItemTable;
  readonly store: Storing['store'];
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  readonly accountOf: (id: AccountId) => Account | null;
  readonly announce: (runs: ArchiveRun[]) => void;
  /** Bytes that a run has fetched since the start. */
  readonly bytesOf: (runId: string) => number;
  /** After a file and its row are written. */
  readonly onStored: (archiveId: string) => void;
  /** Once for each run that is over, and again after a start for one that is not dismissed. */
  readonly onOver: (run: ArchiveRun) => void;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly newId: () => string;
  readonly failureOf: (error: unknown) => Failure;
}

export interface PlannedItem {
  readonly mediaId: MediaId;
  readonly accountId: AccountId;
}

export type ArchiveRuns = ReturnType<typeof createArchiveRuns>;

/** Failures of the folder rather than of one item: whatever else is written there would meet them too. */
function stopsRun(failure: Failure): boolean {
  if (failure.kind !== 'not-saved') return false;
  return ['folder-gone', 'no-rights', 'failed'].includes(failure.cause);
}

/** What people and schedules have archived, as runs of the kernel: a job is one item. */
export function createArchiveRuns(deps: ArchiveRunsDeps) {
  const { database, archives, items, table, accountOf, log, newId } = deps;
  const told = new Set<string>();
  const fetching = new Map<ArchiveJobId, AbortController>();
  const jobs = createArchiveJobTable(database, log);

  function factsOf(runId: string): RunFacts {
    const read = factsJson.read(runs.factsOf(runId));
    return read.kind === 'read' ? read.value : unread;
  }

  function shown(run: Run): ArchiveRun {
    const { archiveId, by } = factsOf(run.id);
    const title = archives.get(archiveId)?.title ?? '';
    return { ...run, archiveId, by, title, doneBytes: deps.bytesOf(run.id) };
  }

  /** The row of a file is written with the end of its job, or neither is. */
  function wrote(job: ArchiveJob): void {
    if (job.state !== 'stored') return;
    const [item] = table.byIds([job.mediaId]);
    const account = accountOf(job.accountId);
    const archive = archives.get(job.archiveId);
    if (item === undefined || account === null || archive === null) return;
    items.put(archivedItemOf(archive, item, account, job.file));
    archives.markDue(archive.id);
  }

  const runs = createRuns<ArchiveJob, ArchiveEvent>({
    ...deps,
    kind: archiveRuns,
    table: jobs,
    step,
    roles: {
      queued: 'ready',
      waiting: 'waiting',
      stored: 'ended',
      held: 'ended',
      failed: 'ended',
      kept: 'ended',
    },
    outcomeOf,
    itemsIn: () => 1,
    waitOf: (job) => (job.state === 'waiting' ? job : null),
    waitsFor: (job) => (job.state === 'waiting' ? job.failure : null),
    laneOf: (gate) => (tools) => createArchiveLane({ ...deps, ...gate, stopsRun, fetching }, tools),
    width: requestsAtOnce,
    quitGraceMs,
    wrote,
    committed(job) {
      if (job.state === 'kept' || job.state === 'failed') fetching.get(job.id)?.abort();
      if (job.state !== 'stored') return;
      archives.grew(job.archiveId, job.file.sizeBytes);
      deps.onStored(job.archiveId);
    },
    announce(list) {
      const all = list.map(shown);
      deps.announce(all);
      for (const run of all) if (run.state === 'over') over(run);
    },
  });

  function over(run: ArchiveRun): void {
    if (told.has(run.id)) return;
    told.add(run.id);
    deps.onOver(run);
  }

  const failed = (runId: string, atMost: number) =>
    runs
      .failed(runId, atMost)
      .flatMap((job) => (job.state === 'failed' ? [{ ...job, failure: job.failure }] : []));

  /** Resolves when all of it is on disk; throws when the library refuses it, and then nothing is begun. */
  async function start(
    archiveId: string,
    planned: readonly PlannedItem[],
    by: ArchiveOutcome['by'],
  ): Promise<ArchiveRun> {
    const facts: RunFacts = { archiveId, by };
    const run = await runs.start(
      function* (runId) {
        for (const { mediaId, accountId } of planned) {
          const id = archiveJobId.parse(newId());
          yield { id, runId, accountId, mediaId, archiveId, attempt: 0, state: 'queued' };
        }
      },
      { facts: factsJson.write(facts), items: planned.length, graceMs: 0 },
    );
    const shownRun = shown(run);
    if (run.state === 'over') over(shownRun);
    return shownRun;
  }
  /** One is tried again after the other: what the first took is not there for the second. */
  const turn = createTaskPool(1);

  return {
    ...runs,
    start,
    async begin(): Promise<void> {
      await runs.begin();
      // What was over by itself while nobody noted it.
      for (const run of runs.list().map(shown)) if (run.state === 'over') over(run);
    },
    list: (): ArchiveRun[] => runs.list().map(shown),
    archiveOf: (runId: string) => factsOf(runId).archiveId,
    /** What is on its way into an archive, and nobody stopped. */
    async underway(archiveId: string): Promise<ReadonlySet<MediaId>> {
      const ids = new Set<MediaId>();
      for await (const job of runs.underway())
        if (job.archiveId === archiveId) ids.add(job.mediaId);
      return ids;
    },
    /** Once more what failed, as a run of its own; throws not-found where nothing is left of it. */
    retry: (runId: string): Promise<ArchiveRun> =>
      turn.run(async () => {
        const planned: PlannedItem[] = [];
        for await (const { mediaId, accountId } of failedIn(jobs, runId)) {
          planned.push({ mediaId, accountId });
        }
        if (planned.length === 0) throw new SatchelError(notFound);
        const again = await start(factsOf(runId).archiveId, planned, 'person');
        await runs.dismiss(runId);
        return again;
      }),
    refused: (runId: string) => refusedIn(jobs, runId, ({ failure }) => failure),
    refusals: (runId: string): Refusals =>
      failed(runId, mostRefusals).map(({ mediaId, failure }) => ({ mediaId, failure })),
  };
}
