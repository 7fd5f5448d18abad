import { useMemo } from 'react';
import type { Account, ProviderInfo } from '../shared/account.ts';
import type { AccountId } from '../shared/ids.ts';
import { useAccounts } from './features/accounts/accountsStore.ts';
import type { DropTarget } from './features/drop/DropOverlay.tsx';
import type { Owner } from './features/library/Grid.tsx';
import { en } from './strings/en.ts';
import { accountColour } from './ui/accountColour.ts';

/** What the other parts of the window need to know of the accounts, by account. */
export function useAccountFacts(selected: AccountId | null) {
  const { accounts, providers, syncStates } = useAccounts();
  return useMemo(() => {
    const accountOf = (id: AccountId): Account | undefined =>
      accounts.find((account) => account.id === id);
    const providerOf = (id: AccountId): ProviderInfo | undefined => {
      const account = accountOf(id);
      return providers.find((provider) => provider.id === account?.providerId);
    };
    const owners = new Map<AccountId, Owner>(
      accounts.map((account, place) => [
        account.id,
        {
          label: account.label,
          colour: accountColour(place),
          rule: providerOf(account.id)?.retention,
        },
      ]),
    );
    const takers = accounts.flatMap((account): DropTarget[] => {
      const limits = providerOf(account.id)?.capabilities.upload?.limits ?? null;
      return limits === null ? [] : [{ accountId: account.id, label: account.label, limits }];
    });
    const here = takers.filter(({ accountId }) => accountId === selected);
    const shown = accounts.filter(({ id }) => selected === null || id === selected);
    const states = shown.flatMap(({ id }) => syncStates[id] ?? []);
    const syncing = states.filter(({ state }) => state === 'syncing');
    const total = syncing.reduce<number | null>(
      (sum, { total: one }) => (sum === null || one === null ? null : sum + one),
      0,
    );
    return {
      accountOf,
      providerOf,
      owners,
      accountLabel: (id: AccountId) => accountOf(id)?.label ?? en.accounts.heading,
      providerLabel: (id: AccountId) => providerOf(id)?.label ?? en.shell.provider,
      /** Where files can go: the selected account, or every one that takes some. */
      targets: here.length > 0 ? here : takers,
      sync:
        syncing.length === 0
          ? null
          : { seen: syncing.reduce((sum, { seen }) => sum + seen, 0), total },
      sessionOnly: accounts.some(({ secretPlace }) => secretPlace === 'session'),
      failedSyncs: states.filter(({ state }) => state === 'failed'),
    };
  }, [accounts, providers, syncStates, selected]);
}
