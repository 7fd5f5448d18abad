import type { Emit } from '../../shared/contract/contract.ts';
import { mostRefusals, type Refusals, type Run } from '../../shared/contract/runs.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { createRuns } from '../jobs/runs/runs.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { SessionSource } from '../providers/provider.ts';
import { jobOf } from './jobOf.ts';
import type { RemovalGroup } from './planRemoval.ts';
import type { RemovalJob } from './removalJob.ts';
import { createRemovalLane } from './removalLane.ts';
import { type RemovalEvent, step } from './removalMachine.ts';
import { createRemovalTable, outcomeOf, removalRuns } from './removalTable.ts';
import type { RemovalWitness } from './witness.ts';

const requestsAtOnce = 4;
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
  /** After the rows say so: these are gone. */
  onGone(accountId: AccountId, ids: readonly MediaId[]): void;
}

export type RemovalRuns = ReturnType<typeof createRemovalRuns>;

const idsOf = ({ items }: RemovalJob) => items.map(({ mediaId }) => mediaId);

/** What people confirmed to be removed, as runs of the kernel: a job is one request. */
export function createRemovalRuns(deps: RemovalRunsDeps) {
  const { database, table: media, clock, emit, newId, log, witness } = deps;
  const table = createRemovalTable(database, log);
  const runs = createRuns<RemovalJob, RemovalEvent>({
    ...deps,
    kind: removalRuns,
    table: {
      ...table,
      insert(entry) {
        table.insert(entry);
        witness?.planned(entry.job);
      },
    },
    ...(witness && { begun: witness.begun, discarded: witness.discarded }),
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
    laneOf: (gate) => (tools) => createRemovalLane({ ...deps, table: media, ...gate }, tools),
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
    announce: (list) => emit('removalsChanged', [...list]),
  });

  return {
    ...runs,
    /** Resolves when all of it is on disk; throws when the library refuses it, and then nothing is begun. */
    start: (groups: readonly RemovalGroup[], graceMs = 0): Promise<Run> =>
      runs.start((runId) => groups.map((group) => jobOf(group, runId, newId())), {
        facts: '{}',
        graceMs,
      }),
    /** What is being removed, and nobody stopped. */
    underway: (): ReadonlySet<MediaId> => new Set(runs.underway().flatMap(idsOf)),
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
