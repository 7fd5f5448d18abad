import { type BrowserWindow, Notification } from 'electron';
import type { Emit, EventPayload } from '../../shared/contract.ts';
import type { UploadJob } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import { noteOf } from './notifyEnd.ts';
import { createTaskbar } from './taskbar.ts';
import { createUploadsOverview } from './uploadsOverview.ts';

/** Shows how uploads do where no window of ours is looked at: in the taskbar, and by a note at their end. */
export function watchUploads(window: () => BrowserWindow | null, clock: Clock) {
  const overview = createUploadsOverview();
  const taskbar = createTaskbar(window);
  let paused = false;

  function note(title: string, body: string): void {
    if (!Notification.isSupported()) return;
    const shown = new Notification({ title, body, silent: true });
    shown.on('click', () => {
      window()?.show();
      window()?.focus();
    });
    shown.show();
  }

  function put(rows: readonly UploadJob[]): void {
    for (const batch of overview.put(rows)) {
      const said = window()?.isFocused() ? null : noteOf(batch, clock.now());
      if (said !== null) note(said.title, said.body);
    }
  }

  const show = () => taskbar.show(overview.progress(), paused);
  const hear: Emit = (event, payload) => {
    if (event === 'uploadsChanged') put(payload as EventPayload<'uploadsChanged'>);
    else if (event === 'uploadsRemoved') overview.drop(payload as EventPayload<'uploadsRemoved'>);
    else if (event === 'uploadsPaused') paused = (payload as EventPayload<'uploadsPaused'>).all;
    else return;
    show();
  };
  return {
    hear,
    /** What an earlier run left. */
    begin(rows: readonly UploadJob[], pausedBefore: boolean): void {
      paused = pausedBefore;
      overview.put(rows);
      show();
    },
  };
}
