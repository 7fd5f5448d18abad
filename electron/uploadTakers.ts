import type { AccountId } from '../shared/ids.ts';
import type { FileLimits } from '../shared/upload.ts';
import type { AccountTable } from './accounts/accountTable.ts';

/** Asks for the accounts that take uploads, with what each takes. */
export function uploadTakers(
  accounts: Pick<AccountTable, 'list'>,
  limitsOf: (id: AccountId) => FileLimits | null,
) {
  return () =>
    accounts.list().flatMap(({ id: accountId }) => {
      const limits = limitsOf(accountId);
      return limits === null ? [] : [{ accountId, limits }];
    });
}
