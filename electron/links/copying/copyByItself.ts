import type { Emit, EventName, EventPayload } from '../../../shared/contract/contract.ts';
import type { Copied } from '../../../shared/contract/library.ts';
import type { BatchId, JobId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';
import type { Bugs } from '../../base/bugs.ts';
import type { Clock } from '../../base/clock.ts';

/** The files of a gesture are written down in portions: the end of the first is none of the whole. */
const settleMs = 400;

export interface CopyByItselfDeps {
  /** Whether a person wants it, as it is set now. */
  readonly isWanted: () => boolean;
  /** Changes whenever something is copied, here or elsewhere; says nothing of what that is. */
  readonly clipboardPrint: () => Promise<string>;
  readonly copy: (batchId: BatchId) => Promise<Copied>;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly bugs: Bugs;
}

interface Batch {
  readonly active: Set<JobId>;
  /** What was on the clipboard when it was first seen; null for one of an earlier start, of which nobody knows. */
  print: Promise<string | null>;
  settling: (() => void) | null;
}

type Print = () => Promise<string | null>;

type Heard = { readonly [E in EventName]?: EventPayload<E> };

/**
 * Copies the links of what was added in one gesture, once, when the last of it is uploaded: never over something that
 * was copied since it was added.
 */
export function createCopyByItself(deps: CopyByItselfDeps) {
  const { isWanted, clipboardPrint, copy, emit, clock, bugs } = deps;
  const batches = new Map<BatchId, Batch>();
  const batchOf = new Map<JobId, BatchId>();
  const over = new Set<BatchId>();
  let closed = false;

  function known(id: BatchId, print: Print): Batch {
    const found = batches.get(id);
    if (found !== undefined) return found;
    const made: Batch = { active: new Set(), print: print(), settling: null };
    batches.set(id, made);
    return made;
  }

  function put(job: UploadJob, print: Print): void {
    if (over.has(job.batchId)) return;
    const batch = known(job.batchId, print);
    batch.settling?.();
    batch.settling = null;
    batch.active.add(job.id);
    batchOf.set(job.id, job.batchId);
    // One that went up at once is first heard of when it is over.
    if (isFinished(job)) leave(job.id, job.batchId);
  }

  function leave(id: JobId, batchId: BatchId | undefined): void {
    batchOf.delete(id);
    const batch = batchId === undefined ? undefined : batches.get(batchId);
    if (batch === undefined || batchId === undefined || !batch.active.delete(id)) return;
    if (batch.active.size > 0) return;
    batch.settling?.();
    batch.settling = clock.after(settleMs, () => {
      void end(batchId, batch).catch((error: unknown) => bugs.failureOf(error, 'copying.byItself'));
    });
  }

  async function end(batchId: BatchId, batch: Batch): Promise<void> {
    batches.delete(batchId);
    over.add(batchId);
    const before = await batch.print;
    if (closed || before === null || !isWanted()) return;
    if ((await clipboardPrint()) !== before) {
      emit('copiedByItself', { batchId, copied: null });
      return;
    }
    const copied = await copy(batchId);
    if (closed || copied.count + copied.unavailable === 0) return;
    // What this wrote is nothing that a person copied: others that wait may still copy theirs.
    const after = await clipboardPrint();
    for (const other of batches.values()) {
      other.print = other.print.then((print) => (print === before ? after : print));
    }
    emit('copiedByItself', { batchId, copied });
  }

  return {
    /** Those that were there before: they are known, and not copied. */
    begin(jobs: readonly UploadJob[]): void {
      for (const job of jobs) put(job, async () => null);
    },
    hear(event: EventName, payload: unknown): void {
      const heard = { [event]: payload } as Heard;
      for (const id of heard.uploadsRemoved ?? []) leave(id, batchOf.get(id));
      if (heard.uploadsChanged === undefined) return;
      // Asked once for all of them, and not at all where nobody wants it.
      let asked: Promise<string | null> | null = null;
      const print = () => {
        asked ??= isWanted() ? clipboardPrint().catch(() => null) : Promise.resolve(null);
        return asked;
      };
      for (const job of heard.uploadsChanged) put(job, print);
    },
    close(): void {
      closed = true;
      for (const { settling } of batches.values()) settling?.();
    },
  };
}
