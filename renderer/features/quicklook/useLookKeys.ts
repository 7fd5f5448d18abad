import { type RefObject, useEffect, useRef } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { formatFor } from '../../actions/copying/formats.ts';
import { actOn } from '../../actions/items/actOnItems.ts';
import { copyAs } from '../../actions/items/copyActions.ts';
import { itemActionFor } from '../../actions/items/itemActions.ts';
import { lookKeyFor } from '../../actions/keys/lookKeys.ts';
import { ofRows } from '../../stores/library/chosen.ts';
import { topDialog } from '../../ui/focus/isModal.ts';
import { hearKey } from './stage/stageKeys.ts';

interface LookKeys {
  readonly row: MediaRow | null;
  readonly go: (by: 1 | -1) => void;
  readonly goToEnd: (end: 'first' | 'last') => void;
  readonly toggleFacts: () => void;
  readonly onClose: () => void;
}

const pressesSpace = 'button, input, select, textarea, [role="slider"]';

const hasSelectedText = () => (window.getSelection()?.toString() ?? '') !== '';

/** Does what a key means over all of quick look; false where it keeps its own meaning. */
function obey(event: KeyboardEvent, keys: LookKeys): boolean {
  const { target } = event;
  const control = target instanceof Element ? target.closest(pressesSpace) : null;
  // What is shown knows first: a zoomed picture moves, a slider is drawn, pages are scrolled.
  if (hearKey(event)) return true;
  if (control instanceof HTMLInputElement && /^(Arrow|Page|Home|End)/.test(event.key)) return false;
  const format = formatFor(event);
  if (format !== undefined && keys.row !== null) {
    actOn(copyAs(format.format), ofRows([keys.row]));
    return true;
  }
  const action = itemActionFor(event, 'window') ?? itemActionFor(event, 'grid');
  if (action !== undefined && action.id !== 'look' && action.id !== 'details') {
    if (keys.row === null || (action.keys?.copies === true && hasSelectedText())) return false;
    actOn(action, ofRows([keys.row]));
    return true;
  }
  switch (lookKeyFor(event)) {
    case 'look-next':
      keys.go(event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1);
      return true;
    case 'look-ends':
      keys.goToEnd(event.key === 'Home' ? 'first' : 'last');
      return true;
    case 'look-facts':
      keys.toggleFacts();
      return true;
    case 'look-close':
      // Escape is heard by the dialog itself, unless nothing has the keyboard.
      if (event.key === ' ' ? control !== null : target !== document.body) return false;
      keys.onClose();
      return true;
    default:
      return false;
  }
}

/** Hears keys as long as nothing lies over quick look. */
export function useLookKeys(own: RefObject<HTMLElement | null>, keys: LookKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || topDialog() !== own.current) return;
      if (obey(event, now.current)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [own]);
}
