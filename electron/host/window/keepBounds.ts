import type { BrowserWindow } from 'electron';
import type { WindowBounds } from '../../../shared/window/remembered.ts';

/** Tells where the window is whenever that changes, and as it closes. */
export function keepBounds(window: BrowserWindow, put: (bounds: WindowBounds) => void): void {
  const tell = () => {
    // Neither is how a window is left: both end by themselves, or are asked for anew.
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    put({ ...window.getNormalBounds(), maximised: window.isMaximized() });
  };
  window.on('resize', tell);
  window.on('move', tell);
  window.on('maximize', tell);
  window.on('unmaximize', tell);
  window.on('close', tell);
}
