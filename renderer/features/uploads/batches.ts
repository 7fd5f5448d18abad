import type { AccountId, BatchId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { isFinished } from '../../../shared/upload.ts';

export interface Batch {
  readonly id: BatchId;
  readonly accountId: AccountId;
  readonly addedAt: number;
  /** In the order in which the person added them. */
  readonly jobs: readonly UploadJob[];
}

/** The jobs by gesture, the newest gesture first. */
export function batchesOf(jobs: Iterable<UploadJob>): Batch[] {
  const batches = new Map<BatchId, UploadJob[]>();
  for (const job of jobs) {
    const batch = batches.get(job.batchId);
    if (batch === undefined) batches.set(job.batchId, [job]);
    else batch.push(job);
  }
  return [...batches.entries()]
    .flatMap(([id, members]) => {
      members.sort((a, b) => a.position - b.position);
      const [first] = members;
      if (first === undefined) return [];
      return [{ id, accountId: first.accountId, addedAt: first.addedAt, jobs: members }];
    })
    .sort((a, b) => b.addedAt - a.addedAt);
}

export interface Tally {
  readonly all: number;
  readonly active: number;
  readonly stored: number;
  readonly failed: number;
  readonly cancelled: number;
  /** From 0 to 1 over the bytes of what was not refused or cancelled. */
  readonly progress: number;
}

export function sentOf(job: UploadJob): number {
  const size = job.sizeBytes ?? 0;
  if (job.state === 'stored' || job.state === 'unsure') return size;
  return job.state === 'sending' ? Math.min(size, job.sentBytes) : 0;
}

export function tallyOf(jobs: readonly UploadJob[]): Tally {
  const count = (state: UploadJob['state']) => jobs.filter((job) => job.state === state).length;
  const counted = jobs.filter((job) => job.state !== 'failed' && job.state !== 'cancelled');
  const all = counted.reduce((sum, job) => sum + (job.sizeBytes ?? 0), 0);
  const sent = counted.reduce((sum, job) => sum + sentOf(job), 0);
  return {
    all: jobs.length,
    active: jobs.filter((job) => !isFinished(job)).length,
    stored: count('stored'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    progress: all === 0 ? 0 : sent / all,
  };
}
