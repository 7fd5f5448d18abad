import { create } from 'zustand';
import { nothingSelected, type Selection, selectNone } from './selection.ts';

export const useSelection = create<Selection>(() => nothingSelected);

export function select(selection: Selection): void {
  useSelection.setState(selection, true);
}

/** Keeps the keyboard where it is; the next stretch begins there. */
export function clearSelection(): void {
  select(selectNone(useSelection.getState()));
}

/** Other items are shown: nothing of those before is meant any more. */
export function leaveSelection(): void {
  select(nothingSelected);
}

/** The keyboard came to an item, by whatever way, and stays with it. */
export function moveFocusTo(index: number): void {
  const { focus, focusMoved, chosen } = useSelection.getState();
  if (focusMoved && focus === index) return;
  // Where nothing is selected, a stretch begins where the keyboard is.
  const begins = chosen.length === 0 ? { anchor: index } : {};
  useSelection.setState({ focus: index, focusMoved: true, ...begins });
}
