import { openDialog } from '../../stores/dialogs/dialogStore.ts';

/** Asks for links to which new ones are wanted. */
export function getFreshLink(): void {
  openDialog({ kind: 'fresh-links', text: '', pictures: [], wantedAccountId: null });
}
