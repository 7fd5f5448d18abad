import type { SavedView } from '../../shared/contract/window/views.ts';
import { openDialog } from '../stores/dialogs/dialogStore.ts';
import { keepOfView, useKeepAlive } from '../stores/keepAliveStore.ts';

/** Asks for the limits inside which what a view shows is kept alive; of one that is, to change them. */
export function keepViewAlive({ id, title }: Pick<SavedView, 'id' | 'title'>): void {
  const limits = keepOfView(id)(useKeepAlive.getState())?.limits ?? null;
  openDialog({ kind: 'keep-alive', of: [{ kind: 'view', viewId: id }], title, limits });
}
