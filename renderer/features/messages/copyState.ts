import type { Failure } from '../../../shared/failure.ts';
import type { JobId, MediaId } from '../../../shared/ids.ts';
import { isGivenUp, type UploadJob } from '../../../shared/upload.ts';

/** How far the smaller copy of an item is. */
export type CopyState =
  /** `stopping`: given up after its last byte had left, and asked for at the provider. */
  | { readonly kind: 'shrinking' | 'uploading' | 'stopping' | 'cancelled' }
  | { readonly kind: 'stored'; readonly mediaId: MediaId }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type JobOf = (id: JobId) => UploadJob | undefined;

/** Tells by its upload how far a copy is; one that was there already is as good. */
export function copyState(id: JobId, jobOf: JobOf): CopyState {
  const job = jobOf(id);
  // It is announced a moment after it was begun.
  if (job === undefined) return { kind: 'shrinking' };
  switch (job.state) {
    case 'checking':
      return { kind: job.alteredFrom === undefined ? 'shrinking' : 'uploading' };
    case 'stored':
      return { kind: 'stored', mediaId: job.mediaId };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'failed':
      return ofFailed(job.failure, id, jobOf);
    case 'queued':
    case 'waiting':
    case 'sending':
      return { kind: 'uploading' };
    case 'unsure':
      return { kind: isGivenUp(job) ? 'stopping' : 'uploading' };
    default:
      return job satisfies never;
  }
}

function ofFailed(failure: Failure, id: JobId, jobOf: JobOf): CopyState {
  if (failure.kind === 'file-rejected' && failure.rule === 'duplicate') {
    const { existingId, existingJobId } = failure;
    if (existingId !== undefined) return { kind: 'stored', mediaId: existingId };
    if (existingJobId !== undefined && existingJobId !== id) return copyState(existingJobId, jobOf);
  }
  return { kind: 'failed', failure };
}

/** Nothing more comes of it by itself. */
export function isOver({ kind }: CopyState): boolean {
  return kind !== 'shrinking' && kind !== 'uploading' && kind !== 'stopping';
}
