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
  let last: { token: string; entries: UploadEntry[]; cancel: () => void } | null = null;

  function settle(): void {
    const cleared = last;
    last = null;
    cleared?.cancel();
    for (const entry of cleared?.entries ?? []) dropCopies(entry);
  }

  function hold(token: string, entries: UploadEntry[]): void {
    settle();
    last = { token, entries, cancel: clock.after(undoMs, settle) };
  }

  return {
    /** Begins a clearing; `take` is called for each portion of it, in a transaction of its own. */
    begin() {
      settle();
      const token = randomUUID();
      const entries: UploadEntry[] = [];
      return {
        take(ids: readonly JobId[]): void {
          const taken = ids.flatMap((id) => ledger.get(id) ?? []);
          ledger.remove(taken.map(({ job }) => job.id));
          entries.push(...taken);
        },
        /** From now on it can be taken back. */
        end(): Cleared {
          if (entries.length === 0) return { token: null, count: 0 };
          hold(token, entries);
          return { token, count: entries.length };
        },
      };
    },
    /**
     * Puts back what a clearing took, in portions; how many, none for any other token. What cannot be
     * written stays as it was, to be taken back once more.
     */
    async undo(
      token: string,
      putBack: (portion: readonly UploadEntry[]) => Promise<void>,
    ): Promise<number> {
      if (last?.token !== token) return 0;
      const cleared = last;
      last = null;
      cleared.cancel();
      const count = cleared.entries.length;
      try {
        await inPortions(cleared.entries, rowsAtOnce, async (portion) => {
          await putBack(portion);
          cleared.entries = cleared.entries.filter((entry) => !portion.includes(entry));
        });
      } catch (error) {
        hold(token, cleared.entries);
        throw error;
      }
      return count;
    },
    /** An account is gone: its jobs have nothing to come back to. */
    forgetAccount(accountId: AccountId): void {
      if (last === null) return;
      const own = last.entries.filter(({ job }) => job.accountId === accountId);
      last.entries = last.entries.filter(({ job }) => job.accountId !== accountId);
      for (const entry of own) dropCopies(entry);
    },
    close: settle,
  };
}
