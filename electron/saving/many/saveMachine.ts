import type { Failure } from '../../../shared/failure.ts';
import { untilResumed } from '../../../shared/instant.ts';
import type { KernelEvent } from '../../jobs/job.ts';
import { withoutFields } from '../../jobs/withoutFields.ts';
import type { SaveJob } from './saveJob.ts';

/** So often one item is asked for; what was nobody's fault does not count. */
const mostAttempts = 6;

/** What can happen to a save beside what the kernel does to every job. Times are epoch ms. */
export type SaveEvent =
  | KernelEvent
  /** Its bytes are about to be asked for. */
  | { readonly kind: 'started' }
  /** Its bytes are whole beside the target, which is about to get them under this name. */
  | { readonly kind: 'claimed'; readonly claim: NonNullable<SaveJob['claim']> }
  | { readonly kind: 'saved' }
  /** It cannot be had, or not be written, and trying again cannot help. */
  | { readonly kind: 'refused'; readonly failure: Failure };

const stateFields = { state: true, untilAt: true, failure: true, stopped: true } as const;
type Facts = Omit<Extract<SaveJob, { state: 'queued' }>, 'state'>;
const factsOf = (job: SaveJob) => withoutFields<Facts>(job, stateFields);

/** The only thing that changes a save. What does not belong to its state leaves the very same object. */
export function step(job: SaveJob, event: SaveEvent): SaveJob {
  switch (job.state) {
    case 'queued':
    case 'waiting':
      return fromIdle(job, event);
    case 'writing':
      return fromWriting(job, event);
    case 'saved':
    case 'failed':
    case 'kept':
      return job;
    default:
      return job satisfies never;
  }
}

type In<S extends SaveJob['state']> = Extract<SaveJob, { state: S }>;

function fromIdle(job: In<'queued' | 'waiting'>, event: SaveEvent): SaveJob {
  const facts = factsOf(job);
  switch (event.kind) {
    case 'started':
      if (job.state !== 'queued') return job;
      return { ...facts, attempt: job.attempt + 1, state: 'writing', stopped: false };
    case 'due':
      return job.state === 'waiting' ? { ...facts, state: 'queued' } : job;
    case 'restarted':
      // One try after a start tells whether what a person had to do is done.
      return job.state === 'waiting' && job.untilAt === untilResumed
        ? { ...facts, state: 'queued' }
        : job;
    case 'postponed': {
      if (job.state !== 'queued') return job;
      const { failure, untilAt } = event;
      return { ...facts, state: 'waiting', untilAt, failure };
    }
    case 'refused':
      return { ...facts, state: 'failed', failure: event.failure };
    case 'cancel':
      return { ...facts, state: 'kept' };
    default:
      return job;
  }
}

function fromWriting(job: In<'writing'>, event: SaveEvent): SaveJob {
  const facts = factsOf(job);
  switch (event.kind) {
    case 'claimed':
      return { ...job, claim: event.claim };
    case 'saved':
      return { ...facts, state: 'saved' };
    case 'refused':
      if (event.failure.kind === 'cancelled') return { ...facts, state: 'kept' };
      return { ...facts, state: 'failed', failure: event.failure };
    case 'postponed': {
      const { failure, untilAt, spent } = event;
      if (job.stopped) return { ...facts, state: 'kept' };
      if (spent && job.attempt >= mostAttempts) return { ...facts, state: 'failed', failure };
      const attempt = spent ? job.attempt : Math.max(0, job.attempt - 1);
      return { ...facts, attempt, state: 'waiting', untilAt, failure };
    }
    case 'cancel':
      return job.stopped ? job : { ...job, stopped: true };
    case 'restarted':
      // Nothing is in doubt: its claim tells whether the file is there.
      return { ...facts, state: job.stopped ? 'kept' : 'queued' };
    default:
      return job;
  }
}
