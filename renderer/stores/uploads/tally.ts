import { awaitsAnswer, type UploadJob, type UploadState } from '../../../shared/upload.ts';

/** What there is to say of many uploads at once; kept by adding and taking away, one job at a time. */
export interface Tally {
  readonly all: number;
  readonly active: number;
  readonly stored: number;
  readonly failed: number;
  /** Those of the failed that wait for what a person says of them. */
  readonly undecided: number;
  readonly cancelled: number;
  /** Requests of theirs are under way. */
  readonly sending: number;
  /** Jobs under way of which nobody knows yet how large they are. */
  readonly unsized: number;
  /** Over what was not refused or cancelled. */
  readonly allBytes: number;
  readonly sentBytes: number;
}

export const noTally: Tally = {
  all: 0,
  active: 0,
  stored: 0,
  failed: 0,
  undecided: 0,
  cancelled: 0,
  sending: 0,
  unsized: 0,
  allBytes: 0,
  sentBytes: 0,
};

export function sentOf(job: UploadJob): number {
  const size = job.sizeBytes ?? 0;
  if (job.state === 'stored' || job.state === 'unsure') return size;
  return job.state === 'sending' ? Math.min(size, job.sentBytes) : 0;
}

const ended: Readonly<Partial<Record<UploadState, 'stored' | 'failed' | 'cancelled'>>> = {
  stored: 'stored',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** Counts a job, or with `sign` -1 takes it out of the count again. */
export function withJob(tally: Tally, job: UploadJob, sign: 1 | -1 = 1): Tally {
  const end = ended[job.state];
  const counted = end !== 'failed' && end !== 'cancelled';
  const next = { ...tally, all: tally.all + sign };
  next[end ?? 'active'] += sign;
  if (awaitsAnswer(job)) next.undecided += sign;
  if (job.state === 'sending') next.sending += sign;
  if (end === undefined && job.sizeBytes === null) next.unsized += sign;
  if (counted) {
    next.allBytes += sign * (job.sizeBytes ?? 0);
    next.sentBytes += sign * sentOf(job);
  }
  return next;
}

/** Progress goes from 0 to 1, and is null while there is nothing to measure it by. */
export function progressOf(tally: Tally): number | null {
  return tally.allBytes === 0 ? null : tally.sentBytes / tally.allBytes;
}
