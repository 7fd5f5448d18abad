import type { StoredRun } from '../jobs/runs/run.ts';
import type { RemovalJob } from './removalJob.ts';

/** Who is told of removals in the transactions that write them, so that a receipt and its removal never differ. */
export interface RemovalWitness {
  /** A run is written, before its jobs. */
  begun(run: StoredRun): void;
  /** A run that was never begun is let go of. */
  discarded(runId: string): void;
  /** Jobs of one run are written for the first time. */
  planned(jobs: readonly RemovalJob[]): void;
  /** What became of a job is written. */
  wrote(job: RemovalJob): void;
  /** After the transaction of `wrote`; must not throw. */
  committed(job: RemovalJob): void;
}
