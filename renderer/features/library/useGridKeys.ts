import type { FocusEvent, MouseEvent } from 'react';
import type { MediaId } from '../../../shared/ids.ts';
import { en } from '../../strings/en.ts';
import { say } from '../../ui/statusStore.ts';
import { type Field, moveFocus } from './gridGeometry.ts';
import { rowAt, rowsBetween, useLibrary } from './libraryStore.ts';
import { extend, mostSelected, pick, stretch, toggle } from './selection.ts';
import { clearSelection, holdFocus, select, useSelection } from './selectionStore.ts';

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

async function extendTo(index: number): Promise<void> {
  const selection = useSelection.getState();
  const { first, last } = stretch(selection, index);
  select({ ...selection, focus: index, held: true });
  const rows = await rowsBetween(first, last).catch(() => []);
  const now = useSelection.getState();
  if (now.focus === index) select(extend(now, rows, index));
}

async function selectAll(total: number): Promise<void> {
  const rows = await rowsBetween(0, Math.min(total, mostSelected) - 1).catch(() => []);
  select({ ...extend(useSelection.getState(), rows, useSelection.getState().focus), anchor: 0 });
  if (total > mostSelected) say(en.library.selectedCap);
}

/** Moves the keyboard to `index` as a file manager does: alone selects, Shift extends, Ctrl moves. */
function goTo(index: number, event: { shiftKey: boolean; mod: boolean }): void {
  const selection = useSelection.getState();
  const row = rowAt(useLibrary.getState().pages, index);
  if (event.shiftKey) void extendTo(index);
  else if (event.mod) select({ ...selection, focus: index, held: true });
  else if (row === undefined) void pickWhenHere(index);
  else select(pick(row, index));
}

/** Selects an item that is still on its way, unless the keyboard has moved on by then. */
async function pickWhenHere(index: number): Promise<void> {
  select({ ...useSelection.getState(), focus: index, held: true });
  const [row] = await rowsBetween(index, index).catch(() => []);
  if (row !== undefined && useSelection.getState().focus === index) select(pick(row, index));
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
      if (mod) select(toggle(useSelection.getState(), row, focus));
      else if (event.shiftKey) void extendTo(focus);
      else select(pick(row, focus));
      if (event.key === 'Enter') onOpen();
    } else if (mod && event.key.toLowerCase() === 'a') void selectAll(field.total);
    else if (event.key === 'Delete' || (mod && event.key === 'Backspace')) onRemove();
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
    } else if (event.shiftKey) void extendTo(index);
    else if (event.ctrlKey || event.metaKey) {
      select(toggle(useSelection.getState(), row, index));
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
