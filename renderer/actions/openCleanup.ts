import type { AccountId } from '../../shared/ids.ts';
import type { MediaFilter } from '../../shared/query/mediaFilter.ts';
import { presentPart } from '../../shared/query/presentPart.ts';
import { accountIndex } from '../stores/accounts/accountIndex.ts';
import { useCleanup } from '../stores/cleanupStore.ts';
import { openDialog } from '../stores/dialogs/dialogStore.ts';
import { queryOf, useView } from '../stores/view/viewStore.ts';

/** Asks what to do with what a filter finds, which can still be changed. Of gone items alone that is nothing, and not the rest. */
export function cleanUpBy(filter: MediaFilter): void {
  openDialog({ kind: 'clean-up', of: { filter: presentPart(filter) }, rule: null, preview: false });
}

/** The same with what is shown. */
export function cleanUpView(): void {
  cleanUpBy(queryOf(useView.getState()).filter);
}

/** The rules that are kept; without any, a new one. */
export function openCleanup(): void {
  if (useCleanup.getState().rules.length > 0) openDialog({ kind: 'cleanup-rules' });
  else cleanUpBy({});
}

/** Whether anything of an account can be deleted at all. */
export const canDelete = (id: AccountId): boolean =>
  accountIndex().providerOf(id)?.capabilities.remove != null;
