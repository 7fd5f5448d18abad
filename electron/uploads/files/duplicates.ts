import type { FailureOf } from '../../../shared/failure.ts';
import { fileRejected } from '../../../shared/failures.ts';
import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { JobBook } from '../ledger/jobBook.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import { hashOfFile } from './hashOfFile.ts';
import { type Patience, withPatience } from './patience.ts';

/** Items that the account holds, of that size, whose bytes are known. */
export type HeldOfSize = (
  accountId: AccountId,
  sizeBytes: number,
) => readonly { readonly id: MediaId; readonly sha256: string }[];

export interface DuplicateDeps {
  readonly book: JobBook;
  readonly heldOfSize: HeldOfSize;
  readonly patience: Patience;
}

/** What a look at a file told of its bytes. */
export interface SeenBytes {
  readonly sizeBytes: number;
  /** A hash of its first bytes; nothing is known of other jobs without it. */
  readonly headPrint?: string;
}

export type Duplicates = ReturnType<typeof createDuplicates>;

/**
 * Finds files whose bytes are at the account already, or on their way there. Only those are read
 * whole that are of one size with another, and begin like it.
 */
export function createDuplicates({ book, heldOfSize, patience }: DuplicateDeps) {
  /** Jobs to one place that look alike, in the order in which they were checked. */
  const alike = new Map<string, JobId[]>();
  /** Of these, as far as they were read: many that begin alike are read once each. */
  const hashes = new Map<JobId, string>();

  function alikeBefore(job: UploadJob, { sizeBytes, headPrint }: SeenBytes): JobId[] {
    if (headPrint === undefined) return [];
    const key = `${job.accountId} ${sizeBytes} ${headPrint} ${job.target?.id ?? ''}`;
    const known = alike.get(key) ?? [];
    const others = known.filter((id) => id !== job.id && isOnItsWay(book.get(id)?.job));
    for (const id of known) if (!others.includes(id)) hashes.delete(id);
    alike.set(key, [...others, job.id]);
    return others;
  }

  async function hashOf(id: JobId, path: string): Promise<string | null> {
    const known = hashes.get(id);
    if (known !== undefined) return known;
    const read = await withPatience(
      path,
      () => hashOfFile(path),
      patience,
      async () => null,
    );
    if (read !== null) hashes.set(id, read);
    return read;
  }

  return {
    /** Why it need not be sent, or null. */
    async find(
      { job, path }: UploadEntry,
      seen: SeenBytes,
    ): Promise<FailureOf<'file-rejected'> | null> {
      const coming = alikeBefore(job, seen);
      if (job.anyway) return null;
      // What the account holds is not in the target that this one is meant for.
      const held = job.target === undefined ? heldOfSize(job.accountId, seen.sizeBytes) : [];
      if (coming.length === 0 && held.length === 0) return null;
      // It may have become another file since it was last looked at.
      hashes.delete(job.id);
      const sha256 = await hashOf(job.id, path);
      if (sha256 === null) return null;
      const existing = held.find((item) => item.sha256 === sha256);
      if (existing !== undefined) return duplicate(job, seen, { existingId: existing.id });
      for (const id of coming) {
        const other = book.get(id);
        if (other === undefined) continue;
        const same = other.sha256 ?? (await hashOf(id, other.path));
        if (same === sha256) return duplicate(job, seen, { existingJobId: id });
      }
      return null;
    },
  };
}

function isOnItsWay(job: UploadJob | undefined): boolean {
  return job !== undefined && !['failed', 'cancelled', 'stored'].includes(job.state);
}

function duplicate(
  job: UploadJob,
  { sizeBytes }: SeenBytes,
  existing: { existingId: MediaId } | { existingJobId: JobId },
): FailureOf<'file-rejected'> {
  return fileRejected('duplicate', { sizeBytes, foundType: job.contentType, ...existing });
}
