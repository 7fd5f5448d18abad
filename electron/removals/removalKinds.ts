import type { RunKinds } from '../jobs/runs/runKinds.ts';
import type { RemovalJob } from './removalJob.ts';
import type { RemovalEvent } from './removalMachine.ts';

/** Removals as a client of the kernel for durable work. */
export type RemovalKinds = RunKinds<RemovalJob, RemovalEvent>;
