import type { Failure } from '../../shared/failure.ts';
import { untilResumed } from '../../shared/instant.ts';
import { diedUnanswered } from '../jobs/failureRules.ts';
import type { KernelEvent } from '../jobs/job.ts';
import { withoutFields } from '../jobs/withoutFields.ts';
import type { Evidence } from './evidence.ts';
import type { RemovalFacts, RemovalJob } from './removalJob.ts';

/** How often the provider is asked to remove the same; one that asks for a rest is asked more often. */
const mostTriesAfter = ({ kind }: Failure) => (kind === 'rate-limited' ? 12 : 4);

/**
 * What can happen to a removal beside what the kernel does to every job; `step` knows what follows. To a removal
 * `postponed` says that the provider surely has the item still, `absent` that it is gone. Times are epoch ms.
 */
export type RemovalEvent = Happening & {
  /** What is learnt with it, and kept with the job. */
  readonly told?: Evidence;
};

type Happening =
  | KernelEvent
  /** The provider is about to be asked to remove it. */
  | { readonly kind: 'started' }
  /** The provider does not have it any more. */
  | { readonly kind: 'removed' }
  /** The provider has it, and asking again cannot help. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The request left, and it is not known what became of it. */
  | { readonly kind: 'doubted'; readonly failure: Failure; readonly untilAt: number }
  /** Asked for itself while it was in doubt, it is there; `againAt`: null where asking cannot help. */
  | { readonly kind: 'there'; readonly againAt: number | null };

/**
 * The only thing that changes a removal. No event leads out of `gone`, and none to `removing` once it was
 * cancelled. An event that does not belong to the state leaves the very same object.
 */
export function step(job: RemovalJob, event: RemovalEvent): RemovalJob {
  const next = follow(job, event);
  if (next === job || event.told === undefined) return next;
  return { ...next, evidence: { ...job.evidence, ...event.told } };
}

function follow(job: RemovalJob, event: RemovalEvent): RemovalJob {
  switch (job.state) {
    case 'queued':
      return fromQueued(job, event);
    case 'waiting':
      return fromWaiting(job, event);
    case 'removing':
      return fromRemoving(job, event);
    case 'unsure':
      return fromUnsure(job, event);
    case 'gone':
    case 'failed':
    case 'kept':
      return job;
    default:
      return job satisfies never;
  }
}

type In<S extends RemovalJob['state']> = Extract<RemovalJob, { state: S }>;
type FieldOf<Job> = Job extends unknown ? keyof Job : never;

/** What a removal has because of its state; a new one of these must be named here to compile. */
const stateFields: Readonly<Record<Exclude<FieldOf<RemovalJob>, keyof RemovalFacts>, true>> = {
  state: true,
  untilAt: true,
  failure: true,
  stopped: true,
};

/** Everything else that is known of a removal, also what this Satchel has no name for. */
const factsOf = (job: RemovalJob) => withoutFields<RemovalFacts>(job, stateFields);

const kept = (job: RemovalJob): RemovalJob => ({ ...factsOf(job), state: 'kept' });
const failed = (job: RemovalJob, failure: Failure): RemovalJob =>
  failure.kind === 'cancelled' ? kept(job) : { ...factsOf(job), state: 'failed', failure };

function fromQueued(job: In<'queued'>, event: RemovalEvent): RemovalJob {
  switch (event.kind) {
    case 'started':
      return { ...factsOf(job), attempt: job.attempt + 1, state: 'removing', stopped: false };
    case 'postponed': {
      const { failure, untilAt } = event;
      return { ...factsOf(job), state: 'waiting', untilAt, failure };
    }
    case 'removed':
    case 'absent':
      return { ...factsOf(job), state: 'gone' };
    case 'refused':
      return failed(job, event.failure);
    case 'cancel':
      return kept(job);
    default:
      return job;
  }
}

function fromWaiting(job: In<'waiting'>, event: RemovalEvent): RemovalJob {
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

function fromRemoving(job: In<'removing'>, event: RemovalEvent): RemovalJob {
  switch (event.kind) {
    case 'removed':
    case 'absent':
      return { ...factsOf(job), state: 'gone' };
    case 'refused':
      return failed(job, event.failure);
    case 'postponed':
      return again(job, event);
    case 'doubted': {
      const { failure, untilAt } = event;
      return { ...factsOf(job), state: 'unsure', untilAt, failure, stopped: job.stopped };
    }
    case 'cancel':
      return job.stopped ? job : { ...job, stopped: true };
    case 'restarted': {
      const { stopped } = job;
      const untilAt = event.askAt;
      // That Satchel ended is no answer of the provider: a few kills in a row must not make it a refusal.
      const facts = { ...factsOf(job), attempt: Math.max(0, job.attempt - 1) };
      return { ...facts, state: 'unsure', untilAt, failure: diedUnanswered, stopped };
    }
    default:
      return job;
  }
}

function fromUnsure(job: In<'unsure'>, event: RemovalEvent): RemovalJob {
  const { failure } = job;
  switch (event.kind) {
    case 'removed':
    case 'absent':
      return { ...factsOf(job), state: 'gone' };
    case 'there':
      if (event.againAt === null) return failed(job, failure);
      return again(job, { failure, untilAt: event.againAt, spent: true });
    case 'refused':
    case 'untold':
      return failed(job, event.failure);
    case 'asked':
      return event.untilAt === job.untilAt ? job : { ...job, untilAt: event.untilAt };
    case 'cancel':
      return job.stopped ? job : { ...job, stopped: true };
    case 'restarted':
      return event.askAt === job.untilAt ? job : { ...job, untilAt: event.askAt };
    default:
      return job;
  }
}

/** It is surely there: asked for once more, unless a person does not want that or it was tried often. */
function again(
  job: In<'removing' | 'unsure'>,
  { failure, untilAt, spent }: { failure: Failure; untilAt: number; spent: boolean },
): RemovalJob {
  if (job.stopped) return kept(job);
  if (!spent) {
    const attempt = Math.max(0, job.attempt - 1);
    return { ...factsOf(job), attempt, state: 'waiting', untilAt, failure };
  }
  if (job.attempt >= mostTriesAfter(failure)) return failed(job, failure);
  return { ...factsOf(job), state: 'waiting', untilAt, failure };
}
