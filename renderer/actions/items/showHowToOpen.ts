import type { AccountId } from '../../../shared/ids.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';

/** Opens the page of its provider that says how an account's links are made public. */
export function showHowToOpen(accountId: AccountId): void {
  const account = accountIndex().accountOf(accountId);
  if (account === undefined) return;
  client.app
    .openConsole({ providerId: account.providerId, page: 'public-links', accountId })
    .catch((error: unknown) => sayFailure(failureOf(error)));
}
