import { useMemo } from 'react';
import type { Account, ProviderInfo } from '../shared/account.ts';
import type { AccountId } from '../shared/ids.ts';
import { shelfFor } from '../shared/shelf.ts';
import type { UploadTargets } from '../shared/upload.ts';
import type { DropTarget } from './features/drop/DropOverlay.tsx';
import type { Owner } from './features/library/Grid.tsx';
import type { SendingAccount } from './features/messages/ComposeDialog.tsx';
import { useAccounts } from './stores/accounts/accountsStore.ts';
import { en } from './strings/en.ts';
import { accountColour } from './ui/accountColour.ts';

/** An account that takes files, and what they can be put into there. */
export interface UploadPlace extends DropTarget {
  readonly places: UploadTargets | null;
  readonly practice: boolean;
}

export type AccountFacts = ReturnType<typeof useAccountFacts>;

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
    const shown = accounts.filter(({ id }) => selected === null || id === selected);
    const targets = shown.flatMap(({ id, label, practice }): UploadPlace[] => {
      const upload = providerOf(id)?.capabilities.upload ?? null;
      if (upload === null) return [];
      const { limits, targets: places } = upload;
      return [{ accountId: id, label, limits, places, practice }];
    });
    const absences = new Set(shown.flatMap(({ id }) => providerOf(id)?.absences.upload ?? []));
    const shelves = accounts.map(({ id, practice }) => {
      const can = providerOf(id)?.capabilities;
      const accepts = can?.upload?.targets === null ? can.upload.limits.accepts : null;
      return { accountId: id, practice, accepts, link: can?.link?.kind ?? null };
    });
    const senders = accounts.flatMap((account): SendingAccount[] => {
      const compose = providerOf(account.id)?.capabilities.compose ?? null;
      if (compose === null) return [];
      const shelf = shelfFor(account.id, compose.needsPublicLinks, shelves);
      const holder = shelf === null ? undefined : accountOf(shelf);
      const { limits, senderPool } = compose;
      return [{ account, limits, senderPool, shelf: holder?.label ?? null }];
    });
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
      senders,
      accountLabel: (id: AccountId) => accountOf(id)?.label ?? en.accounts.heading,
      providerLabel: (id: AccountId) => providerOf(id)?.label ?? en.shell.provider,
      /** Where files can go: the selected account, or every one that takes some. */
      targets,
      /** Why they can go nowhere; null where they can. */
      addAbsence: targets.length > 0 || absences.size === 0 ? null : [...absences].join(' '),
      sendAbsence: selected === null ? null : (providerOf(selected)?.absences.compose ?? null),
      /** Media of some account belongs to messages, so that it came in or was sent. */
      directed: accounts.some(({ id }) => {
        const can = providerOf(id)?.capabilities;
        return can?.compose != null || can?.remove?.takesMessage === true;
      }),
      sync:
        syncing.length === 0
          ? null
          : { seen: syncing.reduce((sum, { seen }) => sum + seen, 0), total },
      sessionOnly: accounts.some(({ secretPlace }) => secretPlace === 'session'),
      failedSyncs: states.filter(({ state }) => state === 'failed'),
      /** What was read of them is not all that they hold. */
      partlyRead: states.filter(({ state, unread }) => state !== 'failed' && unread > 0),
    };
  }, [accounts, providers, syncStates, selected]);
}
