import { isFinished } from '../../../shared/upload.ts';
import { clearReceipts } from '../../actions/receiptActs.ts';
import { clearFinished, dismissUploads } from '../../actions/uploads/uploadCalls.ts';
import type { Entry } from './entry.ts';

/** What can be taken out of the list: it is over, and nothing but the entry goes. */
export function clearable(entry: Entry): boolean {
  if (entry.kind === 'receipt') return !entry.receipt.cleared;
  return entry.kind === 'upload' && entry.section !== 'now';
}

/** Takes an entry out of the list, which can be undone; a receipt stays. */
export function clearEntry(entry: Entry): void {
  if (!clearable(entry)) return;
  if (entry.kind === 'receipt') clearReceipts([entry.receipt.id]);
  if (entry.kind === 'upload') {
    dismissUploads(entry.batch.jobs.filter(isFinished).map(({ id }) => id));
  }
}

/** Takes out all that is over; what waits for a person stays. */
export function clearAll(entries: readonly Entry[]): void {
  const clear = entries.filter(clearable);
  if (clear.some(({ kind }) => kind === 'upload')) clearFinished();
  if (clear.some(({ kind }) => kind === 'receipt')) clearReceipts(null);
}
