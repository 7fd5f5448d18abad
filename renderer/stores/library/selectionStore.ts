import { create } from 'zustand';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import { nothingSelected, type Selection } from './selection.ts';

export const useSelection = create<Selection>(() => nothingSelected);

export const selectedById = ({ rows }: Selection) => rows;

/** All that is selected, in the order in which it was chosen; to be asked for, not drawn from. */
export const selectedRows = () => [...useSelection.getState().rows.values()];

export function select(selection: Selection): void {
  useSelection.setState(selection, true);
}

/** Keeps the keyboard where it is; the next stretch begins there. */
export function clearSelection(): void {
  const { focus } = useSelection.getState();
  useSelection.setState({ rows: new Map(), wanted: null, anchor: focus });
}

/**
 * Takes these out, since something was begun with them that takes them away: they are not meant a second
 * time. What this answers selects them again, unless something else was selected or shown meanwhile.
 */
export function setAside(ids: ReadonlySet<MediaId>): () => void {
  const { rows } = useSelection.getState();
  const aside = [...rows].filter(([id]) => ids.has(id));
  const left = new Map([...rows].filter(([id]) => !ids.has(id)));
  useSelection.setState({ rows: left });
  return () => {
    const now = useSelection.getState();
    if (now.rows !== left || now.wanted !== null) return;
    useSelection.setState({ rows: new Map([...aside, ...left]) });
  };
}

/** Other items are shown: nothing of those before is meant any more. */
export function leaveSelection(): void {
  select(nothingSelected);
}

/** The keyboard came to an item, by whatever way, and stays with it. */
export function moveFocusTo(index: number): void {
  const { focus, focusMoved, rows, wanted } = useSelection.getState();
  if (focusMoved && focus === index) return;
  // Where nothing is selected, a stretch begins where the keyboard is.
  const begins = rows.size === 0 && wanted === null ? { anchor: index } : {};
  useSelection.setState({ focus: index, focusMoved: true, ...begins });
}

/** An account was removed, and its items with it. */
export function forgetAccount(accountId: AccountId): void {
  const { rows } = useSelection.getState();
  const kept = [...rows].filter(([, row]) => row.accountId !== accountId);
  if (kept.length < rows.size) useSelection.setState({ rows: new Map(kept) });
}

/** The selection once all of it is here: what is done with it is done with what was meant. */
export function wholeSelection(): Promise<Selection> {
  return new Promise((resolve) => {
    const now = useSelection.getState();
    if (now.wanted === null) {
      resolve(now);
      return;
    }
    const stop = useSelection.subscribe((selection) => {
      if (selection.wanted !== null) return;
      stop();
      resolve(selection);
    });
  });
}
