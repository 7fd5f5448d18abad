import type { Run as ShownRun } from '../../../shared/contract/runs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Database } from '../../database/database.ts';
import type { JobsDeps } from '../jobs.ts';
import type { RunJobTable } from './runJobTable.ts';
import type { OutcomeOf, RunJob, RunKinds } from './runKinds.ts';
import type { RunHooks } from './runTable.ts';

/** What a client must know of its runs while it asks a provider. */
export interface RunGate<J extends RunJob = RunJob> {
  /** Whether what belongs to the run may be asked for: all of it is on disk, its grace is over, nobody stopped or paused it. */
  mayAsk(runId: string): boolean;
  /** Nothing of the run can be asked for just now, for this. */
  cannotAsk(runId: string, failure: Failure): void;
  /** Nothing more of the run goes for so long; other runs of the same account do. */
  delay(runId: string, ms: number): void;
  /** All that is ready or waits of an account, of one run or of all, some at a time: `end` is to end it. */
  eachRest(
    accountId: AccountId,
    runId: string | null,
    end: (ids: readonly J['id'][]) => Promise<unknown>,
  ): Promise<void>;
}

type OfJobs<K extends RunKinds<RunJob>> = Pick<
  JobsDeps<K>,
  'step' | 'roles' | 'waitOf' | 'quitGraceMs' | 'restarted'
>;

export interface RunsDeps<J extends RunJob, E extends { readonly kind: string }>
  extends OfJobs<RunKinds<J, E>>,
    RunHooks {
  /** What the client is called, in `runs` and in the log. */
  readonly kind: string;
  readonly database: Database;
  readonly table: RunJobTable<J>;
  readonly outcomeOf: OutcomeOf<J>;
  /** What asks a provider, which is to look at `gate` before it asks. */
  readonly laneOf: (gate: RunGate<J>) => JobsDeps<RunKinds<J, E>>['laneOf'];
  /** How many items a job is of. */
  readonly itemsIn: (job: J) => number;
  /** Why a job waits, where it does. */
  readonly waitsFor: (job: J) => Failure | null;
  /** Requests at once. */
  readonly width: number;
  /** In the transaction that writes jobs for the first time: throwing undoes it. */
  readonly planned?: (jobs: readonly J[]) => void;
  /** In the transaction that writes a job: throwing undoes it. */
  readonly wrote?: (job: J) => void;
  /** After that; must not throw. */
  readonly committed?: (job: J) => void;
  /** At most ten times a second: all that run or are not dismissed. */
  readonly announce: (runs: readonly ShownRun[]) => void;
  readonly failureOf: (error: unknown) => Failure;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly newId: () => string;
}

export interface Begin {
  /** What the client keeps of the run; a text of its own. */
  readonly facts: string;
  /** Of how many items all its jobs are. */
  readonly items: number;
  /** So long nothing is asked of anybody, and all of it can be undone; 0 for none. */
  readonly graceMs: number;
}
