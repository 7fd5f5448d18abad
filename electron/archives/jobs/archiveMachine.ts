import type { Failure } from '../../../shared/failure.ts';
import { untilResumed } from '../../../shared/instant.ts';
import type { KernelEvent } from '../../jobs/job.ts';
import { withoutFields } from '../../jobs/withoutFields.ts';
import type { ArchiveFacts, ArchiveJob, StoredFile } from './archiveJob.ts';

/** What can happen to the archiving of an item beside what the kernel does to every job. */
export type ArchiveEvent =
  | KernelEvent
  /** It is in the archive's folder, whole. */
  | { readonly kind: 'stored'; readonly file: StoredFile }
  /** It is in the archive already. */
  | { readonly kind: 'held' }
  /** It cannot be had, or not be written, and trying again does not help. */
  | { readonly kind: 'refused'; readonly failure: Failure };

/** The only thing that changes a job. An event that does not belong to the state leaves the very same object. */
export function step(job: ArchiveJob, event: ArchiveEvent): ArchiveJob {
  switch (job.state) {
    case 'queued':
      return fromQueued(job, event);
    case 'waiting':
      return fromWaiting(job, event);
    case 'stored':
    case 'held':
    case 'failed':
    case 'kept':
      return job;
    default:
      return job satisfies never;
  }
}

type In<S extends ArchiveJob['state']> = Extract<ArchiveJob, { state: S }>;
type FieldOf<Job> = Job extends unknown ? keyof Job : never;

/** What a job has because of its state; a new one of these must be named here to compile. */
const stateFields: Readonly<Record<Exclude<FieldOf<ArchiveJob>, keyof ArchiveFacts>, true>> = {
  state: true,
  untilAt: true,
  failure: true,
  file: true,
};

/** Everything else that is known of a job, also what this Satchel has no name for. */
const factsOf = (job: ArchiveJob) => withoutFields<ArchiveFacts>(job, stateFields);

const kept = (job: ArchiveJob): ArchiveJob => ({ ...factsOf(job), state: 'kept' });
const failed = (job: ArchiveJob, failure: Failure): ArchiveJob =>
  failure.kind === 'cancelled' ? kept(job) : { ...factsOf(job), state: 'failed', failure };

function fromQueued(job: In<'queued'>, event: ArchiveEvent): ArchiveJob {
  switch (event.kind) {
    case 'stored':
      return { ...factsOf(job), state: 'stored', file: event.file };
    case 'held':
      return { ...factsOf(job), state: 'held' };
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

function fromWaiting(job: In<'waiting'>, event: ArchiveEvent): ArchiveJob {
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
