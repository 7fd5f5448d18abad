import type { QueryContext } from '../../../shared/query/filterValues.ts';
import { useAccounts } from './accountsStore.ts';

/** What typed filters are read by at this moment. */
export function queryContext(): QueryContext {
  return { now: Date.now(), accounts: useAccounts.getState().accounts };
}
