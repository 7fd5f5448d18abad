import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { SyncState } from '../../../shared/contract/library.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { accountInView, useView } from '../view/viewStore.ts';
import {
  type AccountIndex,
  accountIndex,
  type UploadAccount,
  useAccountIndex,
} from './accountIndex.ts';
import { useAccounts } from './accountsStore.ts';

/** Where files can go: the selected account, or every one that takes some. */
export function uploadersIn(
  { uploaders }: AccountIndex,
  selected: AccountId | null,
): readonly UploadAccount[] {
  if (selected === null) return uploaders;
  return uploaders.filter(({ accountId }) => accountId === selected);
}

/** Why files can go nowhere; null where they can, and where nobody gives a reason. */
export function addAbsenceIn(index: AccountIndex, selected: AccountId | null): string | null {
  if (uploadersIn(index, selected).length > 0) return null;
  const shown = index.accounts.filter(({ id }) => selected === null || id === selected);
  const absences = new Set(shown.flatMap(({ id }) => index.providerOf(id)?.absences.upload ?? []));
  return absences.size === 0 ? null : [...absences].join(' ');
}

export function useUploaders(): readonly UploadAccount[] {
  const index = useAccountIndex();
  const selected = useView(accountInView);
  return useMemo(() => uploadersIn(index, selected), [index, selected]);
}

export function uploadersInView(): readonly UploadAccount[] {
  return uploadersIn(accountIndex(), useView.getState().accountId);
}

export function useAddAbsence(): string | null {
  const index = useAccountIndex();
  const selected = useView(accountInView);
  return useMemo(() => addAbsenceIn(index, selected), [index, selected]);
}

export function addAbsenceInView(): string | null {
  return addAbsenceIn(accountIndex(), useView.getState().accountId);
}

/** Why the account in view sends no messages; null where it does, and where several are in view. */
export function useSendAbsence(): string | null {
  const index = useAccountIndex();
  const selected = useView(accountInView);
  if (selected === null) return null;
  return index.providerOf(selected)?.absences.compose ?? null;
}

type SyncStates = Readonly<Record<AccountId, SyncState>>;

/** How the reading of the accounts in view is, in their order. */
function useStatesInView(fits: (state: SyncState) => boolean): readonly SyncState[] {
  const selected = useView(accountInView);
  return useAccounts(
    useShallow(
      ({
        accounts,
        syncStates,
      }: {
        accounts: readonly { id: AccountId }[];
        syncStates: SyncStates;
      }) =>
        accounts
          .filter(({ id }) => selected === null || id === selected)
          .flatMap(({ id }) => syncStates[id] ?? [])
          .filter(fits),
    ),
  );
}

export interface ReadingProgress {
  readonly seen: number;
  /** null where some account does not tell how much it stores. */
  readonly total: number | null;
}

/** How far reading the accounts in view is; null when none is being read. */
export function useReadingProgress(): ReadingProgress | null {
  const reading = useStatesInView(({ state }) => state === 'syncing');
  if (reading.length === 0) return null;
  return {
    seen: reading.reduce((sum, { seen }) => sum + seen, 0),
    total: reading.reduce<number | null>(
      (sum, { total }) => (sum === null || total === null ? null : sum + total),
      0,
    ),
  };
}

/** Whether an account in view is being read. */
export function useIsReading(): boolean {
  return useStatesInView(({ state }) => state === 'syncing').length > 0;
}

/** The accounts in view that could not be read. */
export function useFailedReadings(): readonly SyncState[] {
  return useStatesInView(({ state }) => state === 'failed');
}

/** The accounts in view of which the last reading left something out. */
export function usePartialReadings(): readonly SyncState[] {
  return useStatesInView(({ state, unread }) => state !== 'failed' && unread > 0);
}
