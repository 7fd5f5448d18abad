import type { Failure } from '../../../shared/failure.ts';
import { untilResumed } from '../../../shared/instant.ts';
import type { Remedy } from '../../../shared/remedy.ts';
import { restOf } from '../../../shared/retry.ts';
import { awaitsAnswer, isGivenUp, type UploadJob } from '../../../shared/upload.ts';
import { timeLeftMs } from '../../stores/uploads/speed.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatBytesOf, formatDuration, formatInstant } from '../../text/format.ts';
import { receiptText } from './receiptText.ts';

export interface StateText {
  readonly text: string;
  /** The rest of it, where there is more to say. */
  readonly detail: string | null;
  readonly tone: 'calm' | 'busy' | 'good' | 'warn' | 'bad';
}

export interface StateContext {
  readonly now: number;
  readonly provider: string;
  readonly paused: boolean;
  /** Bytes a second, when that can be told. */
  readonly rate: number | null;
}

type In<S extends UploadJob['state']> = Extract<UploadJob, { state: S }>;

const words = en.uploads.states;

/** A job's state in words. */
export function stateText(job: UploadJob, context: StateContext): StateText {
  const { provider, paused, now } = context;
  const arrived = arrivedText(job, now);
  switch (job.state) {
    case 'checking':
      if (job.making === undefined) return plain(words.checking, 'calm');
      return plain(makingText(job.making.remedy), 'busy');
    case 'queued':
      return { text: paused ? words.paused : words.queued, detail: arrived, tone: 'calm' };
    case 'waiting':
      return waiting(job, context);
    case 'sending':
      return sending(job, context);
    case 'unsure':
      return unsure(job, context);
    case 'stored':
      return receipt(job);
    case 'failed': {
      const { title, why, remedy, short } = explain(job.failure, { provider });
      return {
        text: short ?? `${title}. ${why}`,
        detail: remedy,
        tone: awaitsAnswer(job) ? 'warn' : 'bad',
      };
    }
    case 'cancelled':
      return plain(words.cancelled, 'calm');
    default:
      return job satisfies never;
  }
}

function makingText({ kind }: Remedy): string {
  if (kind === 'remove-place') return words.removingLocation;
  if (kind === 'repack') return words.repacking;
  if (kind === 'to-utf8') return words.convertingText;
  return kind === 'shrink' ? words.shrinking : words.converting;
}

/** Tells whom it was sent to, where it was put into a conversation. */
function receipt({ target }: In<'stored'>): StateText {
  if (target === undefined) return plain(words.stored, 'good');
  const { label, audience } = target;
  if (audience === undefined) return plain(words.storedIn(label), 'good');
  const { text, who } = receiptText(label, audience);
  return { text, detail: who === null ? null : `· ${who}`, tone: 'good' };
}

function plain(text: string, tone: StateText['tone']): StateText {
  return { text, detail: null, tone };
}

function waiting(job: In<'waiting'>, { now, provider, paused }: StateContext): StateText {
  const { title, why, remedy } = explain(job.failure, { provider });
  if (job.untilAt >= untilResumed) {
    return { text: `${words.onHold}.`, detail: `${title}. ${remedy}`, tone: 'warn' };
  }
  // How long that takes still is said once, over all rows.
  if (job.failure.kind === 'rate-limited') {
    const text = paused ? words.paused : words.rateLimited;
    return { text, detail: arrivedText(job, now), tone: 'warn' };
  }
  const left = job.untilAt - now;
  const again = left < 1_000 ? words.waitingNow : words.waiting(formatDuration(left));
  const reason = `${title}. ${why}`;
  const arrived = arrivedText(job, now);
  return {
    text: paused ? `${words.paused}.` : again.replace(/([^…])$/, '$1.'),
    detail: arrived === null ? reason : `${arrived} ${reason}`,
    tone: 'warn',
  };
}

/** Tells until when a file that is at the provider can be put where it is to go; null for every other file. */
function arrivedText({ target, arrived }: UploadJob, now: number): string | null {
  if (target === undefined || arrived === undefined || arrived.untilAt <= now) return null;
  return words.arrivedWaits(target.label, formatInstant(arrived.untilAt, now));
}

function sending(job: In<'sending'>, { now, rate }: StateContext): StateText {
  const { target, arrived } = job;
  if (target !== undefined && arrived !== undefined) {
    return plain(words.arrived(target.label, formatInstant(arrived.untilAt, now)), 'busy');
  }
  if (job.committing) return plain(words.committing, 'busy');
  const all = job.sizeBytes ?? job.sentBytes;
  const text = words.sending(formatBytesOf(job.sentBytes, all));
  const facts: string[] = [];
  if (rate !== null && rate >= 1) facts.push(en.uploads.speed(formatBytes(rate)));
  const left = timeLeftMs(all - job.sentBytes, rate);
  if (left !== null && left >= 1_000) facts.push(en.uploads.left(formatDuration(left)));
  return { text, detail: facts.map((fact) => `· ${fact}`).join(' ') || null, tone: 'busy' };
}

function unsure(job: In<'unsure'>, { now, provider }: StateContext): StateText {
  if (isGivenUp(job)) return plain(words.unsureCancelled, 'warn');
  const { failure, answered } = job;
  const left = Math.max(0, job.untilAt - now);
  if (job.held) {
    const text = answered ? words.unsureHeldAnswered : words.unsureHeld(provider);
    return { text, detail: words.heldFor(formatDuration(left)), tone: 'warn' };
  }
  if (answered === undefined) return plain(words.unsure(provider), 'warn');
  const { title, why, remedy } = explain(failure, { provider });
  if (job.untilAt >= untilResumed) {
    return { text: words.unsureForAccount, detail: `${title}. ${remedy}`, tone: 'warn' };
  }
  if (failure.kind === 'rate-limited') return plain(words.unsureLimited, 'warn');
  if (answered.own && failure.kind === 'provider-refused') {
    return { text: words.unsureRefused, detail: `${title}. ${why}`, tone: 'warn' };
  }
  const rests = restOf(failure) !== 'none' && left >= 1_000;
  const text = rests ? words.unsureRests(formatDuration(left)) : words.unsureAnswered;
  const foreign = !answered.own && speaksFor(failure);
  return {
    text,
    detail: foreign ? words.unsureByOther(provider) : `${title}. ${why}`,
    tone: 'warn',
  };
}

/** Told in the provider’s name, which is not to be said of an answer of something in between. */
function speaksFor({ kind }: Failure): boolean {
  return ['not-found', 'provider-refused', 'unauthorized', 'forbidden'].includes(kind);
}

/** When what is said of a job changes by itself; null when only news changes it. */
export function countsUntil(job: UploadJob): number | null {
  if (job.state === 'waiting') {
    const still = job.untilAt >= untilResumed || job.failure.kind === 'rate-limited';
    return still ? null : job.untilAt;
  }
  if (job.state !== 'unsure' || job.untilAt >= untilResumed) return null;
  if (job.held) return job.untilAt;
  const still = job.failure.kind === 'rate-limited' || restOf(job.failure) === 'none';
  return job.answered && !still ? job.untilAt : null;
}

/** Which instants the two parts of a state tell of: until when something waits, or can be done. */
export function stateInstants(
  job: UploadJob,
  now: number,
  paused: boolean,
): { readonly text: number | null; readonly detail: number | null } {
  const arrived =
    job.arrived !== undefined && job.arrived.untilAt > now ? job.arrived.untilAt : null;
  if (job.state === 'sending') return { text: arrived, detail: null };
  if (job.state === 'unsure' && job.held) return { text: null, detail: job.untilAt };
  const waits = paused && job.state === 'waiting' ? null : countsUntil(job);
  return { text: waits, detail: arrived };
}

/** What a person may do now instead of waiting. */
export function hurryOf(job: UploadJob): 'send-now' | 'try-now' | null {
  if (job.state === 'unsure') {
    if (job.held) return 'send-now';
    return job.untilAt >= untilResumed || restOf(job.failure) === 'parked' ? 'try-now' : null;
  }
  if (job.state !== 'waiting') return null;
  return restOf(job.failure) === 'waited-for' ? null : 'try-now';
}
