import { presentPart } from '../../shared/query/presentPart.ts';
import { accountIndex } from '../stores/accounts/accountIndex.ts';
import { openDialog } from '../stores/dialogs/dialogStore.ts';
import { savedOf, useSavedViews } from '../stores/view/savedViewsStore.ts';
import { queryOf, useView } from '../stores/view/viewStore.ts';
import { en } from '../strings/en.ts';

/** Asks into which folder all goes that the shown view has, now and whenever its archive is brought up to date. */
export function archiveView(): void {
  const view = useView.getState();
  const filter = presentPart(queryOf(view).filter);
  const saved = savedOf(view.savedId)(useSavedViews.getState());
  const title =
    view.accountId === null
      ? (saved?.title ?? en.library.views[view.name])
      : accountIndex().accountLabel(view.accountId);
  openDialog({ kind: 'archive', what: { kind: 'filter', filter, title } });
}
