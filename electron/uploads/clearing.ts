import { randomUUID } from 'node:crypto';
import type { AccountId, JobId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import { inPortions } from '../base/inPortions.ts';

import type { UploadEntry } from './ledger/uploadEntry.ts';
import type { UploadLedger } from './ledger/uploadKinds.ts';

/** Written in one transaction: one of thousands would hold everything else up. */
const rowsAtOnce = 100;
/** As long as a person may change their mind. */
const undoMs = 60_000;

export interface Cleared {
  /** What takes it back, once and within a minute; null when there was nothing to clear. */
  readonly token: string | null;
  readonly count: number;
}

/** Jobs that are out of the list. */
interface Batch {
  readonly entries: Set<UploadEntry>;
}

interface ClearingDeps {
  readonly ledger: Pick<UploadLedger, 'add' | 'remove' | 'get'>;
  /** Removes the private copies of a job that will not come back. */
  readonly dropCopies: (entry: UploadEntry) => void;
  readonly clock: Clock;
}

/**
 * Takes jobs out of the list so that they can be put back: their rows go at once, their private copies
 * when the next are cleared, or after a minute. A copy that a crash leaves behind is swept at the start.
 */
export function createClearing({ ledger, dropCopies, clock }: ClearingDeps) {
  let last: (Batch & { readonly token: string; readonly cancel: () => void }) | null = null;
  /** What is just being taken out or put back: an account can be removed meanwhile. */
  const running = new Set<Batch>();

  function settle(): void {
    const cleared = last;
    last = null;
    cleared?.cancel();
    for (const entry of cleared?.entries ?? []) dropCopies(entry);
  }

  function keep(token: string, entries: Set<UploadEntry>): void {
    settle();
    last = { token, entries, cancel: clock.after(undoMs, settle) };
  }

  return {
    /** Begins a clearing; `take` is called for each portion of it, in a transaction of its own. */
    begin() {
      settle();
      const token = randomUUID();
      const batch: Batch = { entries: new Set() };
      running.add(batch);
      return {
        take(ids: readonly JobId[]): void {
          const taken = ids.flatMap((id) => ledger.get(id) ?? []);
          ledger.remove(taken.map(({ job }) => job.id));
          for (const entry of taken) batch.entries.add(entry);
        },
        /** From now on it can be taken back. */
        end(): Cleared {
          running.delete(batch);
          const { size } = batch.entries;
          if (size === 0) return { token: null, count: 0 };
          keep(token, batch.entries);
          return { token, count: size };
        },
      };
    },
    /**
     * Puts back what a clearing took, in portions; how many, none for any other token. `putBack` is to
     * write those that are wanted at that moment: their account can be removed until then. What cannot be
     * written stays as it was, to be taken back once more.
     */
    async undo(
      token: string,
      putBack: (
        portion: readonly UploadEntry[],
        isWanted: (entry: UploadEntry) => boolean,
      ) => Promise<void>,
    ): Promise<number> {
      if (last?.token !== token) return 0;
      const batch = last;
      last = null;
      batch.cancel();
      running.add(batch);
      let count = 0;
      try {
        await inPortions([...batch.entries], rowsAtOnce, async (portion) => {
          await putBack(portion, (entry) => batch.entries.has(entry));
          for (const entry of portion) if (batch.entries.delete(entry)) count += 1;
        });
      } catch (error) {
        keep(token, batch.entries);
        throw error;
      } finally {
        running.delete(batch);
      }
      return count;
    },
    /** An account is gone: its jobs have nothing to come back to. */
    forgetAccount(accountId: AccountId): void {
      for (const { entries } of last === null ? running : [...running, last]) {
        for (const entry of entries) {
          if (entry.job.accountId !== accountId) continue;
          entries.delete(entry);
          dropCopies(entry);
        }
      }
    },
    close: settle,
  };
}
