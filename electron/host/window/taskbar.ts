import type { BrowserWindow } from 'electron';
import type { UploadsOverview } from './uploadsOverview.ts';

/** What Electron takes for "no bar" and for one that only moves. */
const noBar = -1;
const movingBar = 2;

type Bar = Pick<BrowserWindow, 'setProgressBar'>;

/** The window's button in the taskbar or the dock shows how far the uploads are, to the hundredth. */
export function createTaskbar(window: () => Bar | null) {
  let shown = noBar;
  let shownMode: 'normal' | 'paused' | 'indeterminate' = 'normal';
  let shownOn: Bar | null = null;
  return {
    show(progress: ReturnType<UploadsOverview['progress']>, paused: boolean): void {
      const { active, share } = progress;
      const next =
        active === 0 || (paused && share === null)
          ? noBar
          : share === null
            ? movingBar
            : Math.round(share * 100) / 100;
      const mode =
        next === noBar
          ? 'normal'
          : paused
            ? 'paused'
            : next === movingBar
              ? 'indeterminate'
              : 'normal';
      const on = window();
      if (next === shown && mode === shownMode && on === shownOn) return;
      shown = next;
      shownMode = mode;
      shownOn = on;
      on?.setProgressBar(next, { mode });
    },
  };
}
