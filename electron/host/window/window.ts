import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session } from 'electron';
import { windowUrl } from '../protocols/protocols.ts';
import { windowPreferences } from './windowPreferences.ts';

export interface WindowState {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
}

const usual: WindowState = { width: 1_280, height: 820 };

/** The one window: sandboxed, isolated, without Node, on a session that keeps nothing. */
export function openWindow(session: Session, saved: WindowState | null): BrowserWindow {
  const window = new BrowserWindow({
    ...usual,
    ...saved,
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
  window.once('ready-to-show', () => window.show());
  void window.loadURL(windowUrl);
  return window;
}
