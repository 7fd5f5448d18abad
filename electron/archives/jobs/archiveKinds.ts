import type { RunKinds } from '../../jobs/runs/runKinds.ts';
import type { ArchiveJob } from './archiveJob.ts';
import type { ArchiveEvent } from './archiveMachine.ts';

/** Archiving as a client of the kernel for durable work. */
export type ArchiveKinds = RunKinds<ArchiveJob, ArchiveEvent>;
