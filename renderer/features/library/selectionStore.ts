import { create } from 'zustand';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import type { Lines } from '../../ui/keptPlace.ts';
import { follow, nothingSelected, refresh, type Selection } from './selection.ts';

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

export function followItems(before: Lines<MediaId>, now: Lines<MediaId>): void {
  select(follow(useSelection.getState(), before, now));
}

/** The keyboard came to an item, by whatever way, and stays with it. */
export function holdFocus(index: number): void {
  const { focus, held } = useSelection.getState();
  if (!held || focus !== index) useSelection.setState({ focus: index, held: true });
}

/** An account was removed, and its items with it. */
export function forgetAccount(accountId: AccountId): void {
  const { rows } = useSelection.getState();
  const kept = [...rows].filter(([, row]) => row.accountId !== accountId);
  if (kept.length < rows.size) useSelection.setState({ rows: new Map(kept) });
}
