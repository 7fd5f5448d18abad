import type { FocusEvent, MouseEvent } from 'react';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { reach, useLibrary } from '../../stores/library/libraryStore.ts';
import { rowAt } from '../../stores/library/pages.ts';
import {
  extend,
  mostSelected,
  pick,
  pickUnseen,
  type Selection,
  selectAll,
  toggle,
} from '../../stores/library/selection.ts';
import {
  clearSelection,
  holdFocus,
  select,
  useSelection,
  wholeSelection,
} from '../../stores/library/selectionStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { type Field, moveFocus } from './gridGeometry.ts';

/** A key press as the page or React tells of it. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'preventDefault'
>;

interface GridKeys {
  field: Field;
  /** The keyboard is about to be on this one, which is to be seen. */
  onMove: (index: number) => void;
  onOpen: () => void;
  onRemove: () => void;
  onMenu: (at: { readonly x: number; readonly y: number }) => void;
  onCopy: (mediaIds: readonly MediaId[]) => void;
}

/** Selects what may have to be fetched first. */
function want(selection: Selection): void {
  select(selection);
  const { wanted } = selection;
  if (wanted !== null && Math.abs(wanted.to - wanted.from) >= mostSelected) {
    say(en.library.selectedCap);
  }
  void reach();
}

const extendTo = (index: number) => want(extend(useSelection.getState(), index));

/** In or out; after what is still on its way, which would undo it. */
async function toggleAt(index: number, row: MediaRow): Promise<void> {
  select(toggle(await wholeSelection(), row, index));
}

/** Moves the keyboard to `index` as a file manager does: alone selects, Shift extends, Ctrl moves. */
function goTo(index: number, event: { shiftKey: boolean; mod: boolean }): void {
  const row = rowAt(useLibrary.getState().pages, index);
  if (event.shiftKey) extendTo(index);
  else if (event.mod) holdFocus(index);
  else if (row === undefined) want(pickUnseen(index));
  else select(pick(row, index));
}

const indexOf = (target: EventTarget): number | null => {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>('[data-index]');
  return cell === null ? null : Number(cell.dataset['index']);
};

/** What presses and keys do to the grid's selection. */
export function useGridKeys({ field, onMove, onOpen, onCopy, onRemove, onMenu }: GridKeys) {
  const onKeyDown = (event: KeyPress) => {
    const mod = event.ctrlKey || event.metaKey;
    // Not what the key was pressed on: the keyboard may be a frame behind.
    const focus = Math.min(useSelection.getState().focus, Math.max(0, field.total - 1));
    if (event.altKey) return;
    const next = moveFocus(focus, event.key, field, mod);
    if (next !== null) {
      onMove(next);
      const jump = event.key === 'Home' || event.key === 'End';
      goTo(next, { shiftKey: event.shiftKey, mod: mod && !jump });
    } else if (event.key === ' ' || event.key === 'Enter') {
      const row = rowAt(useLibrary.getState().pages, focus);
      if (row === undefined) return;
      if (mod) void toggleAt(focus, row);
      else if (event.shiftKey) extendTo(focus);
      else select(pick(row, focus));
      if (event.key === 'Enter') onOpen();
    } else if (mod && event.key.toLowerCase() === 'a') {
      want(selectAll(useSelection.getState(), field.total));
    } else if (event.key === 'Delete' || (mod && event.key === 'Backspace')) onRemove();
    else if (event.key === 'Escape') clearSelection();
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const index = indexOf(event.target);
    const row = index === null ? undefined : rowAt(useLibrary.getState().pages, index);
    if (index === null || row === undefined) {
      if (index === null) clearSelection();
      return;
    }
    onMove(index);
    if (event.target instanceof Element && event.target.closest('[data-copy]') !== null) {
      onCopy([row.id]);
    } else if (event.shiftKey) extendTo(index);
    else if (event.ctrlKey || event.metaKey) {
      void toggleAt(index, row);
    } else select(pick(row, index));
  };

  const onDoubleClick = (event: MouseEvent) => {
    if (indexOf(event.target) !== null) onOpen();
  };

  /** Also for the menu key, which says where the focused item is. */
  const onContextMenu = (event: MouseEvent) => {
    const index = indexOf(event.target);
    const row = index === null ? undefined : rowAt(useLibrary.getState().pages, index);
    if (index === null || row === undefined) return;
    event.preventDefault();
    if (!useSelection.getState().rows.has(row.id)) select(pick(row, index));
    onMenu({ x: event.clientX, y: event.clientY });
  };

  const onFocus = (event: FocusEvent) => {
    const index = indexOf(event.target);
    if (index !== null) holdFocus(index);
  };

  return { onKeyDown, onClick, onDoubleClick, onContextMenu, onFocus };
}
