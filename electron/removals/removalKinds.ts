import type { RemovalJob } from './removalJob.ts';
import type { RemovalEvent } from './removalMachine.ts';

/** Removals as a client of the kernel for durable work. */
export interface RemovalKinds {
  readonly entry: RemovalEntry;
  readonly event: RemovalEvent;
  readonly item: never;
  readonly memory: Record<never, never>;
}

/** A removal; nothing of it is hidden from anybody in the main process. */
export interface RemovalEntry {
  readonly job: RemovalJob;
}
