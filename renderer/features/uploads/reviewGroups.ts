import type { AccountId, JobId } from '../../../shared/ids.ts';
import { waitsForReview } from '../../../shared/upload.ts';
import type { Batch } from '../../stores/uploads/uploadBatches.ts';

export interface ReviewGroup {
  readonly accountId: AccountId;
  readonly targetId: string;
  readonly jobIds: readonly JobId[];
}

/** Files that wait until a person saw who receives them, two or more for one target. */
export function reviewGroups(batches: readonly Pick<Batch, 'jobs'>[]): ReviewGroup[] {
  const groups = new Map<string, { accountId: AccountId; targetId: string; jobIds: JobId[] }>();
  for (const { jobs } of batches) {
    for (const job of jobs) {
      if (!waitsForReview(job) || job.target === undefined) continue;
      const { id, accountId, target } = job;
      const key = `${accountId} ${target.id}`;
      const group = groups.get(key) ?? { accountId, targetId: target.id, jobIds: [] };
      group.jobIds.push(id);
      groups.set(key, group);
    }
  }
  return [...groups.values()].filter(({ jobIds }) => jobIds.length > 1);
}
