import type { FailureOf } from '../../shared/failure.ts';
import type { AccountId, JobId, MediaId } from '../../shared/ids.ts';
import type { UploadJob } from '../../shared/upload.ts';
import { hashOfFile, headPrintOf } from './contentOf.ts';
import type { JobBook } from './jobBook.ts';
import { type Patience, withPatience } from './patience.ts';
import type { UploadEntry } from './uploadEntry.ts';

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

/** Jobs of one size that go to one place, in the order in which they were checked. */
interface Slot {
  readonly unprinted: JobId[];
  readonly byPrint: Map<string, JobId[]>;
  last: Promise<unknown>;
}

export type Duplicates = ReturnType<typeof createDuplicates>;

/**
 * Finds files whose bytes are at the account already, or on their way there. Only files of one size
 * are looked into, first at their heads, and only those with the same head are read whole.
 */
export function createDuplicates({ book, heldOfSize, patience }: DuplicateDeps) {
  const slots = new Map<string, Slot>();
  const patiently = (work: Promise<string | null>) =>
    withPatience(work, patience, async () => null);

  function slotOf(job: UploadJob, sizeBytes: number): Slot {
    const key = `${job.accountId} ${sizeBytes} ${job.target?.id ?? ''}`;
    const slot = slots.get(key) ?? { unprinted: [], byPrint: new Map(), last: Promise.resolve() };
    slots.set(key, slot);
    return slot;
  }

  async function print(slot: Slot, id: JobId): Promise<JobId[]> {
    const path = book.get(id)?.path;
    const found = path === undefined ? null : await patiently(headPrintOf(path));
    if (found === null) return [];
    const alike = slot.byPrint.get(found) ?? [];
    slot.byPrint.set(found, alike);
    const earlier = alike.filter((other) => other !== id);
    if (!alike.includes(id)) alike.push(id);
    return earlier;
  }

  /** Jobs before this one with the same head; none is looked at as long as there is only one. */
  function alikeBefore(slot: Slot, id: JobId): Promise<JobId[]> {
    const first = slot.unprinted.length === 0 && slot.byPrint.size === 0;
    slot.unprinted.push(id);
    if (first) return Promise.resolve([]);
    const turn = slot.last.then(async () => {
      // Up to this one and no further: each of those behind it has a turn of its own.
      for (let one = slot.unprinted.shift(); one !== undefined; one = slot.unprinted.shift()) {
        const earlier = await print(slot, one);
        if (one === id) return earlier;
      }
      return [];
    });
    slot.last = turn;
    return turn;
  }

  return {
    /** Why it need not be sent, or null. */
    async find(
      { job, path }: UploadEntry,
      sizeBytes: number,
    ): Promise<FailureOf<'file-rejected'> | null> {
      const earlier = await alikeBefore(slotOf(job, sizeBytes), job.id);
      if (job.anyway) return null;
      const coming = earlier.filter((id) => isOnItsWay(book.get(id)?.job));
      // What the account holds is not in the target that this one is meant for.
      const held = job.target === undefined ? heldOfSize(job.accountId, sizeBytes) : [];
      if (coming.length === 0 && held.length === 0) return null;
      const sha256 = await patiently(hashOfFile(path));
      if (sha256 === null) return null;
      const existing = held.find((item) => item.sha256 === sha256);
      if (existing !== undefined) return duplicate(job, sizeBytes, { existingId: existing.id });
      for (const id of coming) {
        const other = book.get(id);
        if (other === undefined) continue;
        const same = other.sha256 ?? (await patiently(hashOfFile(other.path)));
        if (same === sha256) return duplicate(job, sizeBytes, { existingJobId: id });
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
  sizeBytes: number,
  existing: { existingId: MediaId } | { existingJobId: JobId },
): FailureOf<'file-rejected'> {
  return {
    kind: 'file-rejected',
    rule: 'duplicate',
    sizeBytes,
    limitBytes: null,
    foundType: job.contentType,
    accepts: [],
    ...existing,
  };
}
