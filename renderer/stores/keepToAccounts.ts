import type { AccountId } from '../../shared/ids.ts';
import { useAccounts } from './accounts/accountsStore.ts';
import { closeDialogsOf } from './dialogs/dialogStore.ts';
import { forgetChosenOf } from './library/chosenStore.ts';
import { leaveSelection } from './library/selectionStore.ts';
import { forgetMessages } from './messagesStore.ts';
import { knowAccounts } from './view/queryContext.ts';
import { leaveAccount, showsOthers, useView } from './view/viewStore.ts';

/** What each store keeps of an account ends with it. */
function forget(accountId: AccountId): void {
  closeDialogsOf(accountId);
  forgetChosenOf(accountId);
  leaveAccount(accountId);
  forgetMessages(accountId);
}

/**
 * Makes stores end what they keep when its account goes, by whatever way, and the selection when other
 * items are shown than those among which it was made. To be called once; returns what ends it.
 */
export function keepToAccounts(): () => void {
  knowAccounts(useAccounts.getState().accounts);
  const stops = [
    useAccounts.subscribe((now, before) => {
      if (now.accounts === before.accounts) return;
      knowAccounts(now.accounts);
      const left = new Set(now.accounts.map(({ id }) => id));
      for (const { id } of before.accounts) if (!left.has(id)) forget(id);
    }),
    useView.subscribe((now, before) => {
      if (showsOthers(before, now)) leaveSelection();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
