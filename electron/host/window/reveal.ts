import type { BrowserWindow } from 'electron';

/** Brings the window before the person, from wherever it was put. */
export function reveal(
  window: Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'> | null,
): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
