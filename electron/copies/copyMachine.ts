import type { Failure } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import { untilResumed } from '../../shared/instant.ts';
import type { KernelEvent } from '../jobs/job.ts';
import type { RunKinds } from '../jobs/runs/runKinds.ts';
import { withoutFields } from '../jobs/withoutFields.ts';
import type { CopyFacts, CopyJob } from './copyJob.ts';

/** What can happen to a copy beside what the kernel does to every job. */
export type CopyEvent =
  | KernelEvent
  /** The uploads have it under the job's own id. */
  | { readonly kind: 'handed' }
  /** Its upload is stored, as this item. */
  | { readonly kind: 'copied'; readonly newId: MediaId }
  /** Its bytes cannot be had, or are not taken, and trying again does not help. */
  | { readonly kind: 'refused'; readonly failure: Failure };

export type CopyKinds = RunKinds<CopyJob, CopyEvent>;

/** The only thing that changes a job. An event that does not belong to the state leaves the very same object. */
export function step(job: CopyJob, event: CopyEvent): CopyJob {
  // Whatever was thought of it: the provider has it.
  if (event.kind === 'copied' && !isOver(job)) {
    return { ...factsOf(job), state: 'copied', newId: event.newId };
  }
  switch (job.state) {
    case 'queued':
      return fromQueued(job, event);
    case 'waiting':
      return fromWaiting(job, event);
    case 'handed':
      return fromHanded(job, event);
    case 'copied':
    case 'failed':
    case 'kept':
      return job;
    default:
      return job satisfies never;
  }
}

export const isOver = ({ state }: CopyJob) =>
  state === 'copied' || state === 'failed' || state === 'kept';

type In<S extends CopyJob['state']> = Extract<CopyJob, { state: S }>;
type FieldOf<Job> = Job extends unknown ? keyof Job : never;

/** What a job has because of its state; a new one of these must be named here to compile. */
const stateFields: Readonly<Record<Exclude<FieldOf<CopyJob>, keyof CopyFacts>, true>> = {
  state: true,
  untilAt: true,
  failure: true,
  stopped: true,
  newId: true,
};
const factsOf = (job: CopyJob) => withoutFields<CopyFacts>(job, stateFields);

const kept = (job: CopyJob): CopyJob => ({ ...factsOf(job), state: 'kept' });
const failed = (job: CopyJob, failure: Failure): CopyJob =>
  failure.kind === 'cancelled' ? kept(job) : { ...factsOf(job), state: 'failed', failure };

function fromQueued(job: In<'queued'>, event: CopyEvent): CopyJob {
  switch (event.kind) {
    case 'handed':
      return { ...factsOf(job), state: 'handed', stopped: false };
    case 'postponed': {
      const { failure, untilAt, spent } = event;
      const attempt = job.attempt + (spent ? 1 : 0);
      return { ...factsOf(job), attempt, state: 'waiting', untilAt, failure };
    }
    case 'refused':
      return failed(job, event.failure);
    case 'cancel':
      return kept(job);
    default:
      return job;
  }
}

function fromWaiting(job: In<'waiting'>, event: CopyEvent): CopyJob {
  switch (event.kind) {
    case 'due':
      return { ...factsOf(job), state: 'queued' };
    case 'refused':
      return failed(job, event.failure);
    case 'cancel':
      return kept(job);
    case 'restarted':
      // One try after a start tells whether what the person had to do is done.
      return job.untilAt === untilResumed ? { ...factsOf(job), state: 'queued' } : job;
    default:
      return job;
  }
}

function fromHanded(job: In<'handed'>, event: CopyEvent): CopyJob {
  switch (event.kind) {
    case 'refused':
      return failed(job, event.failure);
    case 'cancel':
      // What its upload let go of is waited for: it may be stored.
      return job.stopped ? job : { ...job, stopped: true };
    default:
      return job;
  }
}
