import type { Job } from '../job.ts';

/** A job that is a part of a run. */
export interface RunJob extends Job {
  readonly runId: string;
}

/** A client whose jobs belong to runs, for the kernel; nothing of a job is hidden from the main process. */
export interface RunKinds<
  J extends RunJob,
  E extends { readonly kind: string } = { kind: string },
> {
  readonly entry: { readonly job: J };
  readonly event: E;
  readonly item: never;
  readonly memory: Record<never, never>;
}

/** What became of a job; null while it is open. `kept`: a person stopped it before anything was asked. */
export type Outcome = 'done' | 'failed' | 'kept';
export type OutcomeOf<J extends RunJob> = (job: J) => Outcome | null;
