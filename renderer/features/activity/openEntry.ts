import { showFinished } from '../../actions/finishedActs.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { change, showView } from '../../stores/view/viewStore.ts';
import type { Entry, EntryOf } from './entry.ts';

function openFinished({ work, left, last }: EntryOf<'finished'>): void {
  const { kind, archiveId, failed, done } = work;
  if (left?.kind === 'archive') openDialog({ kind: 'archive-run', run: left.run });
  else if (left?.kind === 'folder') openDialog({ kind: 'save-run', run: left.run });
  else if (kind === 'verify' && last && archiveId !== null && failed > 0) {
    openDialog({ kind: 'archive-findings', archiveId });
  } else if (archiveId !== null || (kind !== 'archive' && kind !== 'verify' && done > 0))
    showFinished(work);
}

/** Shows more of an entry, where there is more: its receipt, its files, its message, its folder. */
export function openEntry(entry: Entry): void {
  if (entry.kind === 'removal') openDialog({ kind: 'receipt', id: entry.run.id });
  if (entry.kind === 'receipt') openDialog({ kind: 'receipt', id: entry.receipt.id });
  if (entry.kind === 'upload') change({ trayOpen: true });
  if (entry.kind === 'message') showView('messages');
  if (entry.kind === 'archiving' || entry.kind === 'verifying') openDialog({ kind: 'archives' });
  if (entry.kind === 'finished') openFinished(entry);
  if (entry.kind === 'copying' && entry.run.state === 'over' && entry.run.failed > 0) {
    openDialog({ kind: 'copy-run', run: entry.run });
  }
}
