import type { FocusEvent, MouseEvent } from 'react';
import { hasMod, type KeyPress } from '../../../actions/chord.ts';
import { actOn, actOnSelection } from '../../../actions/items/actOnItems.ts';
import type { ItemAction } from '../../../actions/items/itemAction.ts';
import { actionsOn, itemAction, itemActionFor } from '../../../actions/items/itemActions.ts';
import { gridKeyFor } from '../../../actions/keys/gridKeys.ts';
import { windowCommandFor } from '../../../actions/keys/windowCommands.ts';
import { ofRows } from '../../../stores/library/chosen.ts';
import { useLibrary } from '../../../stores/library/libraryStore.ts';
import { rowAt } from '../../../stores/library/pages.ts';
import { extend, isSelected, pick, selectAll, toggle } from '../../../stores/library/selection.ts';
import {
  clearSelection,
  moveFocusTo,
  select,
  useSelection,
} from '../../../stores/library/selectionStore.ts';
import { isTypingName, typeToFind } from './typeToFind.ts';

/** A key press as the page or React tells of it. */
export type GridPress = KeyPress & Pick<KeyboardEvent, 'preventDefault'>;

interface GridKeys {
  total: () => number;
  /** Where a key takes the keyboard from an item; null for a key that does not move. `far`: to the ends of the list. */
  move: (from: number, key: string, far: boolean) => number | null;
  /** The keyboard is about to be on this one, which is to be seen. */
  onMove: (index: number) => void;
  onMenu: (at: { readonly x: number; readonly y: number }) => void;
}

/** Which item stands there, as far as it is known by now. */
const idAt = (index: number) => rowAt(useLibrary.getState().pages, index)?.id ?? null;

const pickAt = (index: number) => select(pick(index, idAt(index)));
const extendTo = (index: number) => select(extend(useSelection.getState(), index));
const toggleAt = (index: number) => select(toggle(useSelection.getState(), index, idAt(index)));

/** Moves the keyboard to `index` as a file manager does: alone selects, Shift extends, Ctrl moves. */
function goTo(index: number, event: { shiftKey: boolean; mod: boolean }): void {
  if (event.shiftKey) extendTo(index);
  else if (event.mod) moveFocusTo(index);
  else pickAt(index);
}

const indexOf = (target: EventTarget): number | null => {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>('[data-index]');
  return cell === null ? null : Number(cell.dataset['index']);
};

/** Selects the item with the keyboard, as its modifiers say; false while it is not here. */
function selectAt(index: number, press: GridPress): boolean {
  if (idAt(index) === null) return false;
  if (hasMod(press)) toggleAt(index);
  else if (press.shiftKey) extendTo(index);
  else pickAt(index);
  return true;
}

/** Does the item action that a key stands for; false where it stands for none, or cannot be done yet. */
function act(press: GridPress, focus: number): boolean {
  const action = itemActionFor(press, 'grid');
  if (action === undefined) return false;
  if (action.keys?.selects === true && !selectAt(focus, press)) return false;
  actOnSelection(action);
  return true;
}

/** What a double click means. */
const opens = itemAction('look');

/** The action of the button that was pressed, where one was. */
function actionAt(target: EventTarget): ItemAction | undefined {
  if (!(target instanceof Element)) return undefined;
  const id = target.closest<HTMLElement>('[data-action]')?.dataset['action'];
  return actionsOn('card').find((action) => action.id === id);
}

/** What presses and keys do to the grid's selection. */
export function useGridKeys({ total, move: target, onMove, onMenu }: GridKeys) {
  const move = (from: number, press: GridPress) => {
    const to = target(from, press.key, hasMod(press));
    if (to === null) return false;
    onMove(to);
    const jump = press.key === 'Home' || press.key === 'End';
    goTo(to, { shiftKey: press.shiftKey, mod: hasMod(press) && !jump });
    return true;
  };

  const obey = (press: GridPress): boolean => {
    // Not what the key was pressed on: the keyboard may be a frame behind.
    const focus = Math.min(useSelection.getState().focus, Math.max(0, total() - 1));
    const key = gridKeyFor(press);
    if (key === undefined) return act(press, focus);
    switch (key.id) {
      case 'move':
      case 'extend':
      case 'ends':
      case 'pages':
        return move(focus, press);
      case 'select':
        return selectAt(focus, press);
      case 'all':
        select(selectAll(useSelection.getState(), total()));
        return true;
      case 'clear':
        clearSelection();
        return true;
      case 'menu':
        return false;
      default:
        return key.id satisfies never;
    }
  };

  /** Goes to an item by its name. */
  const goToFound = (index: number) => {
    onMove(index);
    pickAt(index);
  };

  const onKeyDown = (press: GridPress) => {
    const named = isTypingName() && press.key === ' ';
    if (!named && obey(press)) press.preventDefault();
    else if (
      windowCommandFor(press, false) === undefined &&
      typeToFind(press, useSelection.getState().focus, goToFound)
    )
      press.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const index = indexOf(event.target);
    const row = index === null ? undefined : rowAt(useLibrary.getState().pages, index);
    if (index === null || row === undefined) {
      if (index === null) clearSelection();
      return;
    }
    onMove(index);
    const action = actionAt(event.target);
    if (action !== undefined) actOn(action, ofRows([row]));
    else if (event.shiftKey) extendTo(index);
    else if (event.ctrlKey || event.metaKey) toggleAt(index);
    else pickAt(index);
  };

  const onDoubleClick = (event: MouseEvent) => {
    if (indexOf(event.target) !== null && opens !== undefined) actOnSelection(opens);
  };

  /** The menu key asks for it too, and says where the focused item is. */
  const onContextMenu = (event: MouseEvent) => {
    const index = indexOf(event.target);
    const row = index === null ? undefined : rowAt(useLibrary.getState().pages, index);
    if (index === null || row === undefined) return;
    event.preventDefault();
    if (!isSelected(useSelection.getState(), index)) pickAt(index);
    onMenu({ x: event.clientX, y: event.clientY });
  };

  const onFocus = (event: FocusEvent) => {
    const index = indexOf(event.target);
    if (index !== null) moveFocusTo(index);
  };

  return { onKeyDown, onClick, onDoubleClick, onContextMenu, onFocus };
}
