import { useEffect } from 'react';
import { isModal } from '../../ui/dialog/isModal.ts';

export interface Shortcuts {
  readonly onSheet: () => void;
  readonly onSearch: () => void;
  readonly onAdd: () => void;
  readonly onRefresh: () => void;
  readonly onTray: () => void;
  /** false: there was nothing to copy or to undo, so the key keeps its own meaning. */
  readonly onCopy: () => boolean;
  readonly onUndo: () => boolean;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'));

const hasSelectedText = () => (window.getSelection()?.toString() ?? '') !== '';

/** The shortcut that a key press stands for, or null. */
function shortcutOf(event: KeyboardEvent): keyof Shortcuts | null {
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey || event.defaultPrevented || isModal()) return null;
  const key = event.key.toLowerCase();
  if (mod && key === 'f') return 'onSearch';
  if (mod && key === 'o') return 'onAdd';
  if ((mod && key === 'r') || key === 'f5') return 'onRefresh';
  if (mod && key === 'j') return 'onTray';
  if (isTyping(event.target)) return null;
  if (mod && key === 'c' && !event.shiftKey) return hasSelectedText() ? null : 'onCopy';
  if (mod && key === 'z' && !event.shiftKey) return 'onUndo';
  if (!mod && key === '?') return 'onSheet';
  return !mod && key === '/' ? 'onSearch' : null;
}

/** Hears the shortcuts that work wherever the keyboard is. */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut !== null && shortcuts[shortcut]() !== false) event.preventDefault();
    };
    // The same from the application's menu, which sends no key.
    const copy = (event: ClipboardEvent) => {
      if (isTyping(event.target) || isModal() || hasSelectedText()) return;
      if (shortcuts.onCopy()) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    document.addEventListener('copy', copy);
    return () => {
      window.removeEventListener('keydown', press);
      document.removeEventListener('copy', copy);
    };
  }, [shortcuts]);
}
