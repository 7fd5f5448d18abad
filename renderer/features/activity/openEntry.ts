import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { change, showView } from '../../stores/view/viewStore.ts';
import type { Entry } from './entry.ts';

/** Shows more of an entry, where there is more: its receipt, its files, its message. */
export function openEntry(entry: Entry): void {
  if (entry.kind === 'removal') openDialog({ kind: 'receipt', id: entry.run.id });
  if (entry.kind === 'receipt') openDialog({ kind: 'receipt', id: entry.receipt.id });
  if (entry.kind === 'upload') change({ trayOpen: true });
  if (entry.kind === 'message') showView('messages');
}
