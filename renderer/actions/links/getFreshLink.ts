import { openDialog } from '../../stores/dialogs/dialogStore.ts';

/** Asks for links to which new ones are wanted; `text` are those that are known already, one a line. */
export function getFreshLink(text = ''): void {
  openDialog({ kind: 'fresh-links', text, pictures: [], wantedAccountId: null });
}
