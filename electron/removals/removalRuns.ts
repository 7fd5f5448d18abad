import type { Emit } from '../../shared/contract/contract.ts';
import {
  mostRefusals,
  type RefusalClass,
  type Refusals,
  type Run,
} from '../../shared/contract/runs.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createTaskPool } from '../base/taskPool.ts';
import type { Database } from '../database/database.ts';
import { failedIn } from '../jobs/runs/failedIn.ts';
import {
  type Classes,
  classOf,
  createClasses,
  mayBeTriedAgain,
} from '../jobs/runs/refusalClasses.ts';
import { createRuns } from '../jobs/runs/runs.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { WidthFinder } from '../providers/pace/widthFinder.ts';
import type { Session, SessionSource } from '../providers/provider.ts';
import type { ArchiveFirst } from './archiveFirst.ts';
import { jobAgain, jobOf } from './jobOf.ts';
import type { RemovalGroup } from './plan/removalGroup.ts';
import { byHand, type RemovalFacts, readFacts, writeFacts } from './removalFacts.ts';
import type { RemovalJob } from './removalJob.ts';
import { createRemovalLane } from './removalLane.ts';
import { type RemovalEvent, step } from './removalMachine.ts';
import { createRemovalTable, outcomeOf, removalRuns } from './removalTable.ts';
import type { RemovalWitness } from './witness.ts';

/** How many of these a provider bears is found out by asking (`paceOf`). */
const requestsAtOnce = 8;
/** So long a person can undo it before anything is asked of anybody. */
export const removalGraceMs = 10_000;
/** Quitting waits this long for answers to what was asked. */
const quitGraceMs = 4_000;

export interface RemovalRunsDeps {
  readonly database: Database;
  readonly table: MediaTable;
  readonly sessions: SessionSource;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly newId: () => string;
  /** What an error is to a person; one of ours is logged. */
  readonly failureOf: (error: unknown) => Failure;
  /** Who keeps receipts. */
  readonly witness?: RemovalWitness;
  /** What sees to copies before anything is deleted; without one nothing is deleted that was to be archived first. */
  readonly archives?: ArchiveFirst | undefined;
  /** What a session has learnt of how much its provider bears. */
  readonly paceOf: (session: Session) => Pick<WidthFinder, 'run'>;
  /** How long each run can be undone, in ms. */
  readonly graceMs: number;
  /** All runs, whenever one of them changes, as the window is told. */
  readonly onRuns?: ((runs: readonly Run[]) => void) | undefined;
  /** After the rows say so: these are gone. */
  onGone(accountId: AccountId, ids: readonly MediaId[]): void;
}

export type RemovalRuns = ReturnType<typeof createRemovalRuns>;

const idsOf = ({ items }: RemovalJob) => items.map(({ mediaId }) => mediaId);

/** What people confirmed to be removed, as runs of the kernel: a job is one request. */
export function createRemovalRuns(deps: RemovalRunsDeps) {
  const { database, table: media, clock, emit, newId, log, witness } = deps;
  const known = new Map<string, RemovalFacts | null>();
  function factsOf(runId: string): RemovalFacts | null {
    const before = known.get(runId);
    if (before !== undefined) return before;
    const facts = readFacts(runs.factsOf(runId), log, runId);
    known.set(runId, facts);
    return facts;
  }
  const jobTable = createRemovalTable(database, log);
  const runs = createRuns<RemovalJob, RemovalEvent>({
    ...deps,
    kind: removalRuns,
    table: jobTable,
    ...(witness && {
      begun: witness.begun,
      discarded: witness.discarded,
      planned: witness.planned,
    }),
    step,
    roles: {
      queued: 'ready',
      waiting: 'waiting',
      removing: 'sending',
      unsure: 'in-doubt',
      gone: 'ended',
      failed: 'ended',
      kept: 'ended',
    },
    outcomeOf,
    itemsIn: ({ items }) => items.length,
    waitOf: (job) => (job.state === 'waiting' || job.state === 'unsure' ? job : null),
    waitsFor: (job) => (job.state === 'waiting' ? job.failure : null),
    laneOf: (gate) => (tools) =>
      createRemovalLane(
        { ...deps, table: media, archives: deps.archives ?? null, factsOf, ...gate },
        tools,
      ),
    width: requestsAtOnce,
    quitGraceMs,
    wrote(job) {
      if (job.state === 'gone') media.markGone(idsOf(job), clock.now());
      witness?.wrote(job);
    },
    committed(job) {
      if (job.state === 'gone') deps.onGone(job.accountId, idsOf(job));
      witness?.committed(job);
    },
    announce(list) {
      emit('removalsChanged', [...list]);
      deps.onRuns?.(list);
    },
  });

  async function underway(): Promise<ReadonlySet<MediaId>> {
    const ids = new Set<MediaId>();
    for await (const job of runs.underway()) for (const id of idsOf(job)) ids.add(id);
    return ids;
  }
  /** One is begun after the other, so that none takes what another is about to take. */
  const turn = createTaskPool(1);
  function begin(facts: RemovalFacts, items: number, jobsIn: (id: string) => Iterable<RemovalJob>) {
    return runs.start(jobsIn, { facts: writeFacts(facts), items, graceMs: deps.graceMs });
  }

  return {
    ...runs,
    /**
     * Resolves when all of it is on disk; throws when the library refuses it, and then nothing is begun. What another
     * run took since it was shown is left to that, which may have to archive it first; throws where that is all.
     */
    start: (groups: readonly RemovalGroup[], facts: RemovalFacts = byHand): Promise<Run> =>
      turn.run(async () => {
        const taken = await underway();
        const free = groups.filter(({ items }) => !items.some(({ id }) => taken.has(id)));
        if (free.length === 0 && groups.length > 0) throw new SatchelError(invalidInput('token'));
        const items = free.reduce((sum, group) => sum + group.items.length, 0);
        return begin(facts, items, function* (id) {
          for (const group of free) yield jobOf(group, id, newId());
        });
      }),
    factsOf,
    /** By reason, what could not be removed. */
    async refused(runId: string): Promise<RefusalClass[]> {
      const classes: Classes = createClasses();
      for await (const job of failedIn(jobTable, runId)) classes.add(job.failure, idsOf(job));
      return classes.list();
    },
    /** Another run of exactly what was refused for these reasons; throws not-found where nothing is left of it. */
    again: (runId: string, wanted: readonly string[]): Promise<Run> =>
      turn.run(async () => {
        const facts = factsOf(runId);
        const taken = await underway();
        const jobs: RemovalJob[] = [];
        for await (const job of failedIn(jobTable, runId)) {
          const { failure } = job;
          if (!mayBeTriedAgain(failure) || !wanted.includes(classOf(failure))) continue;
          const here = media.byIds(idsOf(job)).some(({ goneAt }) => goneAt === null);
          if (here && !idsOf(job).some((id) => taken.has(id))) jobs.push(job);
        }
        if (facts === null || jobs.length === 0) throw new SatchelError(notFound);
        const items = jobs.reduce((sum, job) => sum + job.items.length, 0);
        return begin(facts, items, function* (id) {
          for (const job of jobs) yield jobAgain(job, id, newId());
        });
      }),
    /** What is being removed, and nobody stopped. */
    underway,
    refusals(runId: string): Refusals {
      const found = runs
        .failed(runId, mostRefusals)
        .flatMap((job) =>
          job.state === 'failed'
            ? idsOf(job).map((mediaId) => ({ mediaId, failure: job.failure }))
            : [],
        );
      return found.slice(0, mostRefusals);
    },
  };
}
