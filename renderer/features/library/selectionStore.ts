import { create } from 'zustand';
import type { AccountId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { nothingSelected, refresh, type Selection } from './selection.ts';

export const useSelection = create<Selection>(() => nothingSelected);

export function select(selection: Selection): void {
  useSelection.setState(selection, true);
}

/** Keeps the keyboard where it is. */
export function clearSelection(): void {
  useSelection.setState({ rows: new Map() });
}

export function refreshSelected(rows: readonly MediaRow[]): void {
  select(refresh(useSelection.getState(), rows));
}

/** An account was removed, and its items with it. */
export function forgetAccount(accountId: AccountId): void {
  const { rows } = useSelection.getState();
  const kept = [...rows].filter(([, row]) => row.accountId !== accountId);
  if (kept.length < rows.size) useSelection.setState({ rows: new Map(kept) });
}
