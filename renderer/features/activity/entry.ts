import type { Archive, ArchiveRun } from '../../../shared/contract/archives.ts';
import type { CopyRun } from '../../../shared/contract/copies.ts';
import type { FinishedWork } from '../../../shared/contract/finished.ts';
import type { Receipt } from '../../../shared/contract/receipts.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import type { SavedRun, SaveUnderWay } from '../../../shared/contract/saving.ts';
import type { MessageRow } from '../../../shared/message.ts';
import type { Batch } from '../../stores/uploads/uploadBatches.ts';

/** `attention`: it failed, or waits for a person; `now`: it is under way; `past`: it is over. */
export type Section = 'attention' | 'now' | 'past';

/** A run that is over and of which something failed: kept until it is cleared, so that it can be tried again. */
export type RunLeft =
  | { readonly kind: 'archive'; readonly run: ArchiveRun }
  | { readonly kind: 'folder'; readonly run: SavedRun };

/** Something that runs or has run: a piece of what a service tells, as it tells it. */
export type Entry = { readonly key: string; readonly section: Section; readonly at: number } & (
  | { readonly kind: 'removal'; readonly run: Run }
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly run: Run | null }
  | { readonly kind: 'archiving'; readonly run: ArchiveRun }
  | { readonly kind: 'saving'; readonly run: SavedRun }
  /** Items that are uploaded again; one that is over stays until it is cleared. */
  | { readonly kind: 'copying'; readonly run: CopyRun }
  | { readonly kind: 'verifying'; readonly archive: Archive }
  | {
      readonly kind: 'finished';
      readonly work: FinishedWork;
      readonly left: RunLeft | null;
      /** Nothing of its kind followed it: what its archive tells is of this. */
      readonly last: boolean;
    }
  | { readonly kind: 'upload'; readonly batch: Batch }
  | { readonly kind: 'message'; readonly message: MessageRow }
  | { readonly kind: 'save'; readonly save: SaveUnderWay; readonly stopping: boolean }
);

export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

/** A removal that is not over; one that is, is told by its receipt. */
export const removalEntry = (run: Run): Entry => ({
  key: `removal ${run.id}`,
  section: 'now',
  at: run.begunAt,
  kind: 'removal',
  run,
});

/** `run` is that of the receipt until it is dismissed: what was refused can be tried again. */
export function receiptEntry(receipt: Receipt, run: Run | null = null): Entry {
  const { id, refused, unknown, cleared, confirmedAt, endedAt } = receipt;
  // What was refused was seen when its run was dismissed.
  const troubled = !cleared && ((refused > 0 && run !== null) || unknown > 0);
  const section = troubled ? 'attention' : 'past';
  const at = endedAt ?? confirmedAt;
  return { key: `removal ${id}`, section, at, kind: 'receipt', receipt, run };
}

export const archivingEntry = (run: ArchiveRun): Entry => ({
  key: `work ${run.id}`,
  section: 'now',
  at: run.begunAt,
  kind: 'archiving',
  run,
});

export const savingEntry = (run: SavedRun): Entry => ({
  key: `work ${run.id}`,
  section: 'now',
  at: run.begunAt,
  kind: 'saving',
  run,
});

export const copyingEntry = (run: CopyRun): Entry => ({
  key: `copy ${run.id}`,
  section: run.state !== 'over' ? 'now' : run.failed > 0 ? 'attention' : 'past',
  at: run.begunAt,
  kind: 'copying',
  run,
});

export const verifyingEntry = (archive: Archive): Entry => ({
  key: `verifying ${archive.id}`,
  section: 'now',
  at: Number.MAX_SAFE_INTEGER,
  kind: 'verifying',
  archive,
});

export const finishedEntry = (
  work: FinishedWork,
  inNeed: boolean,
  last: boolean,
  left: RunLeft | null,
): Entry => ({
  key: `work ${work.id}`,
  section: inNeed ? 'attention' : 'past',
  at: work.endedAt,
  kind: 'finished',
  work,
  left,
  last,
});

export function uploadEntry(batch: Batch): Entry {
  const { active, failed } = batch.tally;
  const section = active > 0 ? 'now' : failed > 0 ? 'attention' : 'past';
  return { key: `upload ${batch.key}`, section, at: batch.addedAt, kind: 'upload', batch };
}

const dayMs = 86_400_000;

/** A message that failed calls for attention for a day: nobody can clear it. */
export function messageEntry(message: MessageRow, now: number): Entry {
  const { id, state, createdAt } = message;
  const failed = state === 'failed' && now - createdAt < dayMs;
  const runs = state === 'sending' || state === 'unsure';
  const section = failed ? 'attention' : runs ? 'now' : 'past';
  return { key: `message ${id}`, section, at: createdAt, kind: 'message', message };
}

export const saveEntry = (save: SaveUnderWay, stopping: boolean): Entry => ({
  key: `save ${save.token}`,
  section: 'now',
  at: Number.MAX_SAFE_INTEGER,
  kind: 'save',
  save,
  stopping,
});
