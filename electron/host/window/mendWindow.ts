import { app, type BrowserWindow, dialog } from 'electron';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { createRepeatLimit } from '../../base/repeatLimit.ts';

const most = 3;
const withinMs = 60_000;
const detail = 'Uploads continue, and nothing is lost.';

/**
 * A page that crashed is loaded again, since what it shows is asked for anew; one that crashes again
 * and again, or does not answer, is left to the person.
 */
export function mendWindow(window: BrowserWindow, { clock, log }: { clock: Clock; log: Log }) {
  const contents = window.webContents;
  const bearable = createRepeatLimit(clock, most, withinMs);
  let asking: AbortController | null = null;

  /** Which button; null when the question was taken back, as it is by the next one. */
  async function ask(message: string, buttons: string[]): Promise<number | null> {
    asking?.abort();
    const question = new AbortController();
    asking = question;
    try {
      const options = { type: 'warning', message, detail, buttons, cancelId: 0 } as const;
      const asked = { ...options, noLink: true, signal: question.signal };
      // A window that never came up would hide what is asked in front of it.
      const { response } = await (window.isVisible()
        ? dialog.showMessageBox(window, asked)
        : dialog.showMessageBox(asked));
      return question.signal.aborted || window.isDestroyed() ? null : response;
    } finally {
      if (asking === question) asking = null;
    }
  }

  contents.on('render-process-gone', (_event, { reason }) => {
    log.error({ event: 'window-crashed', cause: reason });
    asking?.abort();
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (bearable()) {
      contents.reload();
      return;
    }
    log.error({ event: 'window-given-up' });
    void ask('Satchel’s window keeps crashing.', ['Quit', 'Try again']).then((button) => {
      if (button === 1) contents.reload();
      else if (button === 0) app.quit();
    });
  });
  window.on('unresponsive', () => {
    if (asking !== null) return;
    log.error({ event: 'window-hung' });
    void ask('Satchel’s window isn’t responding.', ['Wait', 'Reload']).then((button) => {
      // What hangs cannot be asked to reload: it is ended, and loaded again like any other.
      if (button === 1) contents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => asking?.abort());
}
