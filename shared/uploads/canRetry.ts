import { retryDelay } from '../retry.ts';
import { type UploadJob, waitsForReview } from '../upload.ts';

/** Whether sending it again could end better: not for a file that breaks a rule. */
export function canRetry(job: UploadJob): boolean {
  if (job.state === 'cancelled') return true;
  if (job.state !== 'failed' || waitsForReview(job)) return false;
  if (job.failure.kind !== 'file-rejected') return true;
  if (['unreadable', 'changed', 'not-made', 'too-slow'].includes(job.failure.rule)) return true;
  return retryDelay(job.failure, 1, 0) !== null;
}
