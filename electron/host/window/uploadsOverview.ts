import type { AccountId, BatchId, JobId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob, type UploadPauses } from '../../../shared/upload.ts';

/** Files added in one gesture, when the last of them has come to its end. */
export interface EndedBatch {
  readonly files: number;
  readonly stored: number;
  readonly failed: number;
  readonly addedAt: number;
  /** The file's name, for a batch of one file. */
  readonly name: string | null;
}

interface Sum {
  files: number;
  active: number;
  stored: number;
  failed: number;
  addedAt: number;
  name: string;
  allBytes: number;
  sentBytes: number;
}

export type UploadsOverview = ReturnType<typeof createUploadsOverview>;

function sentOf(job: UploadJob): number {
  if (job.state === 'sending') return job.sentBytes;
  return job.state === 'stored' || job.state === 'unsure' ? (job.sizeBytes ?? 0) : 0;
}

/** How all uploads together do, kept from what is announced of each. */
export function createUploadsOverview() {
  const jobs = new Map<JobId, UploadJob>();
  const batches = new Map<BatchId, Sum>();
  const active = new Map<AccountId, number>();

  function sumOf({ batchId, addedAt, name }: UploadJob): Sum {
    const none = { files: 0, active: 0, stored: 0, failed: 0, allBytes: 0, sentBytes: 0 };
    const sum = batches.get(batchId) ?? { ...none, addedAt, name };
    batches.set(batchId, sum);
    return sum;
  }

  function count(job: UploadJob, sign: 1 | -1): Sum {
    const sum = sumOf(job);
    sum.files += sign;
    if (!isFinished(job)) {
      sum.active += sign;
      active.set(job.accountId, (active.get(job.accountId) ?? 0) + sign);
    }
    if (job.state === 'stored') sum.stored += sign;
    if (job.state === 'failed') sum.failed += sign;
    if (job.state !== 'failed' && job.state !== 'cancelled') {
      sum.allBytes += sign * (job.sizeBytes ?? 0);
      sum.sentBytes += sign * sentOf(job);
    }
    return sum;
  }

  return {
    /** Takes rows as they were announced; returns the batches that ended with them. */
    put(rows: readonly UploadJob[]): EndedBatch[] {
      const ended = new Set<Sum>();
      for (const job of rows) {
        const before = jobs.get(job.id);
        if (before !== undefined) count(before, -1);
        jobs.set(job.id, job);
        const sum = count(job, 1);
        const ends = before !== undefined && !isFinished(before) && isFinished(job);
        if (ends && sum.active === 0) ended.add(sum);
        else if (sum.active > 0) ended.delete(sum);
      }
      return [...ended].map(({ files, stored, failed, addedAt, name }) => ({
        files,
        stored,
        failed,
        addedAt,
        name: files === 1 ? name : null,
      }));
    },
    drop(ids: readonly JobId[]): void {
      for (const id of ids) {
        const job = jobs.get(id);
        if (job === undefined) continue;
        jobs.delete(id);
        if (count(job, -1).files === 0) batches.delete(job.batchId);
      }
    },
    /** Whether all that is under way waits for a person. */
    isPaused({ all, accountIds }: UploadPauses): boolean {
      const busy = [...active].flatMap(([id, jobs]) => (jobs > 0 ? [id] : []));
      return all || (busy.length > 0 && busy.every((id) => accountIds.includes(id)));
    },
    /** The share of what is under way that is done, from 0 to 1; null when nothing is, or its size is not known. */
    progress(): { readonly active: number; readonly share: number | null } {
      let active = 0;
      let allBytes = 0;
      let sentBytes = 0;
      for (const sum of batches.values()) {
        if (sum.active === 0) continue;
        active += sum.active;
        allBytes += sum.allBytes;
        sentBytes += sum.sentBytes;
      }
      return { active, share: allBytes === 0 ? null : Math.min(1, sentBytes / allBytes) };
    },
  };
}
