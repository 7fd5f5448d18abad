import { type BrowserWindow, dialog } from 'electron';

export interface Unfinished {
  readonly done: number;
  readonly of: number;
}

const count = new Intl.NumberFormat('en');

function quitWords({ done, of }: Unfinished) {
  const left = of - done;
  return {
    message: `Satchel is deleting ${of === 1 ? '1 item' : `${count.format(of)} items`}.`,
    detail: `${count.format(done)} deleted so far. If you quit now, ${
      left === 1 ? 'the last one is' : `the other ${count.format(left)} are`
    } kept, but for those the provider is already deleting.`,
    buttons: ['Don’t quit', 'Stop and quit'],
  };
}

/** Asks before quitting stops a removal; once at a time. */
export function createQuitQuestion(window: () => BrowserWindow | null) {
  let asking = false;
  return async (unfinished: Unfinished): Promise<boolean> => {
    if (asking) return false;
    asking = true;
    try {
      const words = quitWords(unfinished);
      const asked = { type: 'warning', ...words, defaultId: 0, cancelId: 0, noLink: true } as const;
      const shown = window();
      const { response } = await (shown?.isVisible()
        ? dialog.showMessageBox(shown, asked)
        : dialog.showMessageBox(asked));
      return response === 1;
    } finally {
      asking = false;
    }
  };
}
