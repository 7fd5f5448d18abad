import { SatchelError } from '../../shared/failure.ts';
import { notFound } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { AccountTable } from '../accounts/accountTable.ts';
import type { Provider } from './provider.ts';
import { providerById } from './registry.ts';

/** The providers of accounts, by what an account says its provider is; `of` throws `not-found`. */
export function providersOf(accounts: Pick<AccountTable, 'get'>, among: readonly Provider[]) {
  const find = (account: AccountId) =>
    providerById(accounts.get(account)?.account.providerId ?? '', among);
  const of = (account: AccountId) => {
    const provider = find(account);
    if (provider === null) throw new SatchelError(notFound);
    return provider;
  };
  return { find, of };
}
