import type { MediaId } from '../../../shared/ids.ts';
import type { SomeUploads, UploadJob } from '../../../shared/upload.ts';
import { isCopy } from './uploadEntry.ts';
import type { UploadLedger } from './uploadKinds.ts';

/**
 * What the files came to be, in the order in which they were added: a duplicate is the item that
 * holds its bytes already, each item once.
 */
export function storedItems(ledger: UploadLedger, { batchId, accountId }: SomeUploads): MediaId[] {
  const jobs = ledger.all().map(({ job }) => job);
  const own = jobs.filter(
    (job) =>
      !isCopy(job) &&
      (batchId === null || job.batchId === batchId) &&
      (accountId === undefined || job.accountId === accountId),
  );
  return [...new Set(inOrderAdded(own).flatMap((job) => itemOf(job, ledger) ?? []))];
}

/** Gesture by gesture: two of the same instant are not mixed. */
export function inOrderAdded(jobs: readonly UploadJob[]): UploadJob[] {
  const gestures = [...new Set(jobs.map(({ batchId }) => batchId))];
  const rank = new Map(gestures.map((id, index) => [id, index]));
  const rankOf = ({ batchId }: UploadJob) => rank.get(batchId) ?? 0;
  return [...jobs].sort(
    (a, b) => a.addedAt - b.addedAt || rankOf(a) - rankOf(b) || a.position - b.position,
  );
}

function itemOf(job: UploadJob, ledger: UploadLedger): MediaId | null {
  if (job.state === 'stored') return job.mediaId;
  if (job.state !== 'failed' || job.failure.kind !== 'file-rejected') return null;
  const { existingId, existingJobId } = job.failure;
  if (existingId !== undefined) return existingId;
  const other = existingJobId && ledger.get(existingJobId)?.job;
  return other?.state === 'stored' ? other.mediaId : null;
}
