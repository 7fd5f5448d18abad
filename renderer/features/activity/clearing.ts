import { isFinished } from '../../../shared/upload.ts';
import { clearActivity, clearEntries } from '../../actions/clearActivity.ts';
import { dismissUploads } from '../../actions/uploads/uploadCalls.ts';
import { dismissCopyRun } from '../../stores/copyRunsStore.ts';
import type { Entry } from './entry.ts';

/** What can be taken out of the list: it is over, and nothing but the entry goes. */
export function clearable(entry: Entry): boolean {
  if (entry.kind === 'receipt') return !entry.receipt.cleared;
  if (entry.kind === 'finished') return true;
  if (entry.kind === 'copying') return entry.section !== 'now';
  return entry.kind === 'upload' && entry.section !== 'now';
}

/** Takes an entry out of the list, which can be undone; a receipt stays. */
export function clearEntry(entry: Entry): void {
  if (!clearable(entry)) return;
  if (entry.kind === 'receipt') clearEntries('receipts', [entry.receipt.id]);
  if (entry.kind === 'finished') clearEntries('work', [entry.work.id]);
  if (entry.kind === 'copying') dismissCopyRun(entry.run.id);
  if (entry.kind === 'upload') {
    dismissUploads(entry.batch.jobs.filter(isFinished).map(({ id }) => id));
  }
}

/** Takes out all that is over; what waits for a person stays. */
export function clearAll(entries: readonly Entry[]): void {
  for (const entry of entries) {
    if (entry.kind === 'copying' && entry.section === 'past') dismissCopyRun(entry.run.id);
  }
  const kinds = new Set(entries.filter(clearable).map(({ kind }) => kind));
  clearActivity({
    receipts: kinds.has('receipt'),
    work: kinds.has('finished'),
    uploads: kinds.has('upload'),
  });
}
