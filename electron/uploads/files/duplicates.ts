import type { FailureOf } from '../../../shared/failure.ts';
import { fileRejected } from '../../../shared/failures.ts';
import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import type { UploadLedger } from '../ledger/uploadKinds.ts';
import { hashOfFile } from './hashOfFile.ts';
import { type Patience, withPatience } from './patience.ts';

/** Items that the account holds, of that size, whose bytes are known. */
export type StoredOfSize = (
  accountId: AccountId,
  sizeBytes: number,
) => readonly { readonly id: MediaId; readonly sha256: string; readonly name?: string | null }[];

export interface DuplicateDeps {
  readonly ledger: Pick<UploadLedger, 'get' | 'runtimes'>;
  readonly storedOfSize: StoredOfSize;
  readonly patience: Patience;
}

/** What a look at a file told of its bytes. */
export interface SeenBytes {
  readonly sizeBytes: number;
  /** A hash of its first bytes; nothing is known of other jobs without it. */
  readonly headPrint?: string;
}

/**
 * Finds files whose bytes are at the account already, or on their way there. Only those are read
 * whole that are of one size with another, and begin like it.
 */
export function createDuplicates({ ledger, storedOfSize, patience }: DuplicateDeps) {
  /** Jobs to one target that look alike, in the order in which they were checked. */
  const alike = new Map<string, JobId[]>();
  const { runtimes } = ledger;

  function alikeBefore(job: UploadJob, { sizeBytes, headPrint }: SeenBytes): JobId[] {
    if (headPrint === undefined) return [];
    const key = `${job.accountId} ${sizeBytes} ${headPrint} ${job.target?.id ?? ''}`;
    const known = alike.get(key) ?? [];
    const others = known.filter((id) => id !== job.id && isOnItsWay(ledger.get(id)?.job));
    alike.set(key, [...others, job.id]);
    return others;
  }

  async function hashOf(id: JobId, path: string): Promise<string | null> {
    // Many that begin alike are read once each.
    const known = runtimes.peek(id)?.memory.wholePrint;
    if (known !== undefined) return known;
    const read = await withPatience(
      path,
      () => hashOfFile(path),
      patience,
      async () => null,
    );
    if (read !== null) runtimes.of(id).memory.wholePrint = read;
    return read;
  }

  return {
    /** Forgets those that look like no job that is still on its way. */
    sweep(): void {
      for (const [key, ids] of alike) {
        if (!ids.some((id) => isOnItsWay(ledger.get(id)?.job))) alike.delete(key);
      }
    },
    /** Why it need not be sent, or null. */
    async find(
      { job, path }: UploadEntry,
      seen: SeenBytes,
    ): Promise<FailureOf<'file-rejected'> | null> {
      const coming = alikeBefore(job, seen);
      if (job.anyway) return null;
      // What the account holds is not in the target that this one is meant for.
      const stored = job.target === undefined ? storedOfSize(job.accountId, seen.sizeBytes) : [];
      if (coming.length === 0 && stored.length === 0) return null;
      // It may have become another file since it was last looked at.
      delete runtimes.of(job.id).memory.wholePrint;
      const sha256 = await hashOf(job.id, path);
      if (sha256 === null) return null;
      const existing = stored.find((item) => item.sha256 === sha256);
      if (existing !== undefined)
        return duplicate(job, seen, { existingId: existing.id, name: existing.name });
      for (const id of coming) {
        const other = ledger.get(id);
        if (other === undefined) continue;
        const same = other.sha256 ?? (await hashOf(id, other.path));
        if (same !== sha256) continue;
        return duplicate(job, seen, { existingJobId: id, name: other.job.name });
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
  existing: ({ existingId: MediaId } | { existingJobId: JobId }) & {
    name: string | null | undefined;
  },
): FailureOf<'file-rejected'> {
  const { name, ...which } = existing;
  const called = name == null ? {} : { existingName: name.slice(0, 500) };
  const facts = { sizeBytes, foundType: job.contentType };
  return fileRejected('duplicate', { ...facts, ...which, ...called });
}
