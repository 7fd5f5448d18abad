import type { BatchId, MediaId } from '../../shared/ids.ts';
import type { UploadJob } from '../../shared/upload.ts';
import type { JobBook } from './jobBook.ts';

/**
 * What the files of a batch came to be, in the order in which they were added: a duplicate is the
 * item that holds its bytes already, each item once.
 */
export function itemsOfBatch(book: JobBook, batchId: BatchId): MediaId[] {
  const jobs = book.all().map(({ job }) => job);
  const own = jobs.filter((job) => job.batchId === batchId);
  own.sort((a, b) => a.position - b.position);
  return [...new Set(own.flatMap((job) => itemOf(job, book) ?? []))];
}

function itemOf(job: UploadJob, book: JobBook): MediaId | null {
  if (job.state === 'stored') return job.mediaId;
  if (job.state !== 'failed' || job.failure.kind !== 'file-rejected') return null;
  const { existingId, existingJobId } = job.failure;
  if (existingId !== undefined) return existingId;
  const other = existingJobId && book.get(existingJobId)?.job;
  return other?.state === 'stored' ? other.mediaId : null;
}
