import { create } from 'zustand';
import type { Account, ProviderInfo } from '../../../shared/account.ts';
import type { SyncState } from '../../../shared/contract/library.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { LinkAccess } from '../../../shared/link.ts';
import { client, failureOf } from '../../bridge/client.ts';

export interface AccountCount {
  readonly accountId: AccountId;
  readonly total: number;
  readonly sizeBytes: number;
}

interface AccountsState {
  /** `loading` until the first answer, so that the welcome screen does not flash by. */
  phase: 'loading' | 'ready' | 'failed';
  failure: Failure | null;
  providers: readonly ProviderInfo[];
  accounts: readonly Account[];
  syncStates: Readonly<Record<AccountId, SyncState>>;
  counts: Readonly<Record<AccountId, AccountCount>>;
  /** How good links of an account were when one was last asked for, where its settings decide. */
  linkAccess: Readonly<Record<AccountId, LinkAccess>>;
}

export const useAccounts = create<AccountsState>(() => ({
  phase: 'loading',
  failure: null,
  providers: [],
  accounts: [],
  syncStates: {},
  counts: {},
  linkAccess: {},
}));

export const startPhase = ({ phase }: AccountsState) => phase;
export const startFailure = ({ failure }: AccountsState) => failure;
export const isConnected = ({ accounts }: AccountsState) => accounts.length > 0;
export const allAccounts = ({ accounts }: AccountsState) => accounts;
export const allProviders = ({ providers }: AccountsState) => providers;
export const countOf =
  (id: AccountId) =>
  ({ counts }: AccountsState): AccountCount | undefined =>
    counts[id];
export const readingOf =
  (id: AccountId) =>
  ({ syncStates }: AccountsState): SyncState | undefined =>
    syncStates[id];

const byAccount = <T extends { accountId: AccountId }>(rows: readonly T[]): Record<AccountId, T> =>
  Object.fromEntries(rows.map((row) => [row.accountId, row]));

/** All of a library has to be looked at for badges: what is in sight is painted first. */
export const badgesAfterMs = 500;

export async function loadAccounts(): Promise<void> {
  try {
    const [providers, accounts, syncStates] = await Promise.all([
      client.accounts.providers(undefined),
      client.accounts.list(undefined),
      client.library.syncStates(undefined),
    ]);
    useAccounts.setState({
      phase: 'ready',
      failure: null,
      providers,
      accounts,
      syncStates: byAccount(syncStates),
    });
    setTimeout(() => void loadCounts(), badgesAfterMs);
  } catch (error) {
    useAccounts.setState({ phase: 'failed', failure: failureOf(error) });
  }
}

export async function loadCounts(): Promise<void> {
  try {
    const counts = await client.library.counts(undefined);
    useAccounts.setState({ counts: byAccount(counts) });
  } catch {
    // Badges only: the next change of the library asks again.
  }
}

export function putAccount(account: Account): void {
  useAccounts.setState(({ accounts }) => {
    const known = accounts.some(({ id }) => id === account.id);
    return {
      accounts: known
        ? accounts.map((other) => (other.id === account.id ? account : other))
        : [...accounts, account],
    };
  });
}

/** Drops an account with all that is known of it; what other stores keep of it ends by `keepToAccounts`. */
export function dropAccount(accountId: AccountId): void {
  useAccounts.setState(({ accounts, syncStates, counts, linkAccess }) => ({
    accounts: accounts.filter(({ id }) => id !== accountId),
    syncStates: without(syncStates, accountId),
    counts: without(counts, accountId),
    linkAccess: without(linkAccess, accountId),
  }));
}

function without<T>(facts: Readonly<Record<AccountId, T>>, accountId: AccountId) {
  const { [accountId]: _gone, ...others } = facts;
  return others;
}

/** What a link of the account turned out to be. */
export function putLinkAccess(accountId: AccountId, access: LinkAccess): void {
  const { accounts, linkAccess } = useAccounts.getState();
  if (linkAccess[accountId] === access || !accounts.some(({ id }) => id === accountId)) return;
  useAccounts.setState({ linkAccess: { ...linkAccess, [accountId]: access } });
}

export function putSyncState(state: SyncState): void {
  useAccounts.setState(({ syncStates }) => ({
    syncStates: { ...syncStates, [state.accountId]: state },
  }));
}
