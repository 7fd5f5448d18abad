import { accountIndex } from '../stores/accounts/accountIndex.ts';
import { savedOf, useSavedViews } from '../stores/view/savedViewsStore.ts';
import { useView } from '../stores/view/viewStore.ts';
import { en } from '../strings/en.ts';

/** What the shown view is called: its own name, or that of its account. */
export function titleOfView(): string {
  const { accountId, savedId, name } = useView.getState();
  if (accountId !== null) return accountIndex().accountLabel(accountId);
  return savedOf(savedId)(useSavedViews.getState())?.title ?? en.library.views[name];
}
