import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { WindowBounds } from '../../../shared/window/remembered.ts';
import { windowUrl } from '../protocols/protocols.ts';
import { boundsWithin } from './boundsWithin.ts';
import { windowPreferences } from './windowPreferences.ts';

const usual = { width: 1_280, height: 820 };

/** Work areas, that of the main display first. */
function displays() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

/** The one window: sandboxed, isolated, without Node, on a session that keeps nothing. */
export function openWindow(session: Session, saved: WindowBounds | null): BrowserWindow {
  const bounds = saved === null ? null : boundsWithin(saved, displays());
  const window = new BrowserWindow({
    width: bounds?.width ?? usual.width,
    height: bounds?.height ?? usual.height,
    ...(bounds !== null && { x: bounds.x, y: bounds.y }),
    minWidth: 600,
    minHeight: 480,
    show: false,
    title: 'Satchel',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1917' : '#faf8f5',
    autoHideMenuBar: process.platform !== 'darwin',
    webPreferences: {
      session,
      preload: join(__dirname, 'preload.cjs'),
      ...windowPreferences(app.isPackaged),
      // The system's own. Elsewhere Chromium would fetch dictionaries from a host of Google's: see `spelling/`.
      spellcheck: process.platform === 'darwin',
    },
  });
  window.once('ready-to-show', () => {
    if (bounds?.maximised) window.maximize();
    window.show();
  });
  void window.loadURL(windowUrl);
  return window;
}
