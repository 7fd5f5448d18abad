import { type BrowserWindow, Notification } from 'electron';
import type { Emit, EventPayload } from '../../../shared/contract/contract.ts';
import type { UploadJob, UploadPauses } from '../../../shared/upload.ts';
import type { Clock } from '../../base/clock.ts';
import { createNotes } from './notes.ts';
import { noteOf } from './notifyEnd.ts';
import { reveal } from './reveal.ts';
import { createTaskbar } from './taskbar.ts';
import { createUploadsOverview } from './uploadsOverview.ts';

/** Shows how uploads do where no window of ours is looked at: in the taskbar, and by a note at their end. */
export function watchUploads(window: () => BrowserWindow | null, clock: Clock) {
  const overview = createUploadsOverview();
  const taskbar = createTaskbar(window);
  let pauses: UploadPauses = { all: false, accountIds: [] };

  const note = createNotes(
    ({ title, body }) => new Notification({ title, body, silent: true }),
    () => reveal(window()),
  );

  function put(rows: readonly UploadJob[]): void {
    for (const batch of overview.put(rows)) {
      const said = window()?.isFocused() ? null : noteOf(batch, clock.now());
      if (said !== null && Notification.isSupported()) note(said);
    }
  }

  const show = () => taskbar.show(overview.progress(), overview.isPaused(pauses));
  const hear: Emit = (event, payload) => {
    if (event === 'uploadsChanged') put(payload as EventPayload<'uploadsChanged'>);
    else if (event === 'uploadsRemoved') overview.drop(payload as EventPayload<'uploadsRemoved'>);
    else if (event === 'uploadsPaused') pauses = payload as EventPayload<'uploadsPaused'>;
    else return;
    show();
  };
  return {
    hear,
    /** What an earlier run left. */
    begin(rows: readonly UploadJob[], before: UploadPauses): void {
      pauses = before;
      overview.put(rows);
      show();
    },
  };
}
