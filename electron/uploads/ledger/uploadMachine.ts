import type { ConfirmedAudience } from '../../../shared/audience.ts';
import type { Failure } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import type { MediaId, MediaRef } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/instant.ts';
import type { Remedy } from '../../../shared/remedy.ts';
import { maxAttempts } from '../../../shared/retry.ts';
import { isGivenUp, type UploadJob } from '../../../shared/upload.ts';
import { diedUnanswered } from '../../jobs/failureRules.ts';
import type { KernelEvent } from '../../jobs/job.ts';
import { afterAbsence } from './afterAbsence.ts';
import { factsOf } from './factsOf.ts';
import { stepChecking } from './stepChecking.ts';

/** What can happen to a job; `step` alone knows what follows from it. */
export type UploadEvent =
  | KernelEvent
  | { readonly kind: 'checked'; readonly sizeBytes: number; readonly contentType: string }
  | { readonly kind: 'started' }
  | { readonly kind: 'progressed'; readonly sentBytes: number }
  | { readonly kind: 'committed' }
  /** It is stored, but not yet in its target, where a try can put it until then. */
  | {
      readonly kind: 'arrived';
      readonly mediaId: MediaId;
      readonly ref: MediaRef;
      readonly untilAt: number;
    }
  /** What had arrived lives no more, or is no longer what is to be sent. */
  | { readonly kind: 'arrival-lost' }
  | { readonly kind: 'stored'; readonly mediaId: MediaId }
  /** It is not at the provider, and sending it again cannot help. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** A request shared with a cancelled file was given up before it counted. */
  | { readonly kind: 'released' }
  /** A request of several was clearly refused as a whole: each of its files is to go by itself. */
  | { readonly kind: 'regrouped' }
  /** The last bytes went and no success came that fits; `held`: nor can anybody be asked. */
  | {
      readonly kind: 'doubted';
      readonly failure: Failure;
      readonly untilAt: number;
      readonly held?: boolean;
      readonly answered?: In<'unsure'>['answered'];
    }
  | {
      readonly kind: 'retry';
      readonly anyway?: true;
      readonly keepsPlace?: true;
      readonly sendsCut?: true;
    }
  /** A person saw once more whom it reaches and what it is, and sends it to them. */
  | {
      readonly kind: 'readdressed';
      readonly audience: ConfirmedAudience;
      readonly sizeBytes: number | null;
    }
  /** What fits is to be made of a file that was refused. */
  | { readonly kind: 'remake'; readonly remedy: Remedy; readonly maxBytes: number }
  /** The making begins; written before the file is touched, should Satchel not outlive it. */
  | { readonly kind: 'making' }
  /** The making was broken off by a quitting Satchel, not by the file. */
  | { readonly kind: 'spared' }
  /** It is made, and goes instead of what it was made from. */
  | {
      readonly kind: 'remade';
      readonly name: string;
      readonly alteredFrom: NonNullable<UploadJob['alteredFrom']>;
      readonly keepsPlace?: true;
    };

const cancelledByPerson: Failure = cancelled;

/**
 * The only thing that changes a job. An event that does not belong to the job's state leaves it as
 * it is: the very same object, so that a caller sees that nothing is to be written.
 */
export function step(job: UploadJob, event: UploadEvent, now: number): UploadJob {
  if (event.kind === 'arrival-lost') {
    const { arrived, ...rest } = job;
    return arrived === undefined ? job : rest;
  }
  switch (job.state) {
    case 'checking':
      return stepChecking(job, event);
    case 'queued':
      return fromQueued(job, event);
    case 'waiting':
      return fromWaiting(job, event);
    case 'sending':
      return fromSending(job, event, now);
    case 'unsure':
      return fromUnsure(job, event, now);
    case 'failed':
    case 'cancelled':
      return fromEnded(job, event);
    case 'stored':
      return job;
    default:
      return job satisfies never;
  }
}

type In<S extends UploadJob['state']> = Extract<UploadJob, { state: S }>;

function fromEnded(job: In<'failed' | 'cancelled'>, event: UploadEvent): UploadJob {
  const again = { ...factsOf(job), state: 'checking', attempt: 0 } as const;
  if (event.kind === 'retry') {
    const { anyway, keepsPlace, sendsCut } = event;
    const making = job.toMake && { ...job.toMake, tries: 0 };
    return {
      ...again,
      ...(making && { making }),
      ...(anyway && { anyway }),
      ...(keepsPlace && { keepsPlace }),
      ...(sendsCut && { sendsCut }),
    };
  }
  if (event.kind === 'readdressed' && job.state === 'failed' && job.target !== undefined) {
    const { audience, sizeBytes } = event;
    return { ...again, sizeBytes, target: { ...job.target, audience } };
  }
  if (event.kind === 'remake' && job.state === 'failed') {
    const { remedy, maxBytes } = event;
    return { ...again, making: { remedy, maxBytes, tries: 0 } };
  }
  return job;
}

function fromQueued(job: In<'queued'>, event: UploadEvent): UploadJob {
  switch (event.kind) {
    case 'started':
      return {
        ...factsOf(job),
        state: 'sending',
        attempt: Math.min(job.attempt + 1, maxAttempts),
        sentBytes: 0,
        committing: false,
      };
    case 'postponed':
      return {
        ...factsOf(job),
        state: 'waiting',
        untilAt: event.untilAt,
        failure: event.failure,
      };
    case 'failed':
      return { ...factsOf(job), state: 'failed', failure: event.failure };
    case 'cancel':
      return { ...factsOf(job), state: 'cancelled' };
    default:
      return job;
  }
}

function fromWaiting(job: In<'waiting'>, event: UploadEvent): UploadJob {
  switch (event.kind) {
    case 'due':
    case 'retry':
      return { ...factsOf(job), state: 'queued' };
    case 'restarted':
      // One try after a start tells whether what the person had to do is done.
      return job.untilAt === untilResumed ? { ...factsOf(job), state: 'queued' } : job;
    case 'failed':
      return { ...factsOf(job), state: 'failed', failure: event.failure };
    case 'cancel':
      return { ...factsOf(job), state: 'cancelled' };
    default:
      return job;
  }
}

function fromSending(job: In<'sending'>, event: UploadEvent, now: number): UploadJob {
  const unspent = { ...factsOf(job), attempt: Math.max(0, job.attempt - 1) };
  switch (event.kind) {
    case 'progressed': {
      const sentBytes = Math.min(event.sentBytes, job.sizeBytes ?? event.sentBytes);
      return sentBytes > job.sentBytes ? { ...job, sentBytes } : job;
    }
    case 'committed':
      return job.committing ? job : { ...job, committing: true };
    case 'arrived': {
      const { mediaId, ref, untilAt } = event;
      return { ...job, arrived: { mediaId, ref, untilAt } };
    }
    case 'stored':
      return storedAs(job, event.mediaId, now);
    case 'failed':
      return { ...factsOf(job), state: 'failed', failure: event.failure };
    case 'postponed': {
      const { failure, untilAt, spent } = event;
      if (!spent) return { ...unspent, state: 'waiting', untilAt, failure };
      if (job.attempt >= maxAttempts) return { ...factsOf(job), state: 'failed', failure };
      return { ...factsOf(job), state: 'waiting', untilAt, failure };
    }
    case 'released':
      return job.committing ? job : { ...unspent, state: 'queued' };
    case 'regrouped':
      return { ...unspent, state: 'queued' };
    case 'doubted': {
      const { untilAt, held, answered } = event;
      if (!job.committing) return job;
      // A request that quitting cut was not given up by a person, and is still to be sent.
      const failure = event.failure.kind === 'cancelled' ? diedUnanswered : event.failure;
      return {
        ...factsOf(job),
        state: 'unsure',
        untilAt,
        failure,
        ...(held && { held }),
        ...(answered && { answered }),
      };
    }
    case 'cancel':
      // The last bytes are gone: what comes of it is found out, and it is not sent again.
      return job.committing
        ? { ...factsOf(job), state: 'unsure', untilAt: now, failure: cancelledByPerson }
        : { ...factsOf(job), state: 'cancelled' };
    case 'restarted':
      return job.committing
        ? {
            ...factsOf(job),
            state: 'unsure',
            untilAt: event.askAt,
            failure: diedUnanswered,
            ...(event.held && { held: true }),
          }
        : { ...unspent, state: 'queued' };
    default:
      return job;
  }
}

function storedAs(job: UploadJob, mediaId: MediaId, now: number): UploadJob {
  const { arrived: _, ...rest } = factsOf(job);
  return { ...rest, state: 'stored', mediaId, storedAt: now };
}

function fromUnsure(job: In<'unsure'>, event: UploadEvent, now: number): UploadJob {
  const givenUp = isGivenUp(job);
  const cancelled: UploadJob = { ...factsOf(job), state: 'cancelled' };
  switch (event.kind) {
    case 'stored':
      return storedAs(job, event.mediaId, now);
    case 'asked':
      return { ...job, untilAt: event.untilAt };
    case 'doubted':
      // What cannot be asked for cannot be waited for to any purpose, once nobody wants it.
      if (givenUp && event.held) return cancelled;
      return { ...job, untilAt: event.untilAt, ...(event.held && { held: true }) };
    case 'arrived': {
      const { mediaId, ref, untilAt } = event;
      return { ...job, arrived: { mediaId, ref, untilAt } };
    }
    case 'restarted':
      if (givenUp && event.held) return cancelled;
      return { ...job, untilAt: event.askAt, ...(event.held && { held: true }) };
    case 'failed':
    case 'postponed':
    case 'regrouped':
      // A late clear answer to the request; only a job given up meanwhile can still get one.
      return givenUp ? cancelled : job;
    case 'absent':
      return givenUp ? cancelled : afterAbsence(job, event.anew === true);
    case 'untold':
      return givenUp ? cancelled : { ...factsOf(job), state: 'failed', failure: event.failure };
    case 'cancel':
      // Asked for twice, it stops at once, whatever the provider holds; or if that has refused it.
      return givenUp || job.held || job.answered?.own
        ? cancelled
        : { ...job, failure: cancelledByPerson };
    case 'retry':
      // The person's choice, knowing that it may be there twice for some minutes.
      return job.held ? { ...factsOf(job), state: 'queued' } : job;
    default:
      return job;
  }
}
