import type { NamedAccount, QueryContext } from '../../../shared/query/filterValues.ts';
import { providerNow } from '../../bridge/providerNow.ts';

let accounts: readonly NamedAccount[] = [];

/** Which accounts typed filters name: told whenever they change. */
export function knowAccounts(known: readonly NamedAccount[]): void {
  accounts = known;
}

/** What typed filters are read by at this moment. */
export function queryContext(): QueryContext {
  return { now: providerNow(), accounts };
}
