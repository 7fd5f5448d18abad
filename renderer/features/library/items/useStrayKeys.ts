import { useEffect, useRef } from 'react';
import { isModal } from '../../../ui/focus/isModal.ts';
import type { GridPress } from './useGridKeys.ts';

/** Neither a control nor a part of the window beside the library has the keyboard. */
const isNobodys = (target: EventTarget | null) =>
  target instanceof Element && (target === document.body || target.matches('main'));

/**
 * Keys that are pressed while nothing has the keyboard are the grid's: after a click beside everything,
 * or in the moment before a dialog that closes gives the keyboard back.
 */
export function useStrayKeys(
  focused: () => HTMLElement | null | undefined,
  onKeyDown: (press: GridPress) => void,
): void {
  const now = useRef({ focused, onKeyDown });
  now.current = { focused, onKeyDown };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isNobodys(event.target) || isModal()) return;
      const item = now.current.focused();
      if (!item || item.closest('[inert]') !== null) return;
      now.current.onKeyDown(event);
      // What is typed may have taken it to the search.
      if (!isNobodys(document.activeElement)) return;
      if (!event.defaultPrevented || now.current.focused() !== item) return;
      // A key that moves goes to where it leads; any other notes its position, before a dialog opens.
      item.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
