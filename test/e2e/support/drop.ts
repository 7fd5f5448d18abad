import type { Satchel } from './satchel.ts';

type DragStage = 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel';

/**
 * Drags real files from the system over the middle of the window, by the browser's own input
 * pipeline: the page gets true File objects with paths behind them, as from a file manager.
 */
export async function dragFiles(
  { app }: Satchel,
  files: readonly string[],
  stages: readonly DragStage[],
): Promise<void> {
  await app.evaluate(
    async ({ BrowserWindow }, { files, stages }) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      if (!window) throw new Error('no window is shown');
      const { debugger: input } = window.webContents;
      if (!input.isAttached()) input.attach('1.3');
      const [width = 0, height = 0] = window.getContentSize();
      for (const type of stages) {
        await input.sendCommand('Input.dispatchDragEvent', {
          type,
          x: Math.round(width / 2),
          y: Math.round(height / 2),
          data: { items: [], files, dragOperationsMask: 1 },
        });
      }
    },
    { files: [...files], stages: [...stages] },
  );
}

export function dropFiles(satchel: Satchel, files: readonly string[]): Promise<void> {
  return dragFiles(satchel, files, ['dragEnter', 'dragOver', 'drop']);
}

/** Lets a link go over the window, as from a browser. */
export async function dropLink({ app }: Satchel, url: string): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }, url) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    if (!window) throw new Error('no window is shown');
    const { debugger: input } = window.webContents;
    if (!input.isAttached()) input.attach('1.3');
    const [width = 0, height = 0] = window.getContentSize();
    const items = [{ mimeType: 'text/uri-list', data: url }];
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await input.sendCommand('Input.dispatchDragEvent', {
        type,
        x: Math.round(width / 2),
        y: Math.round(height / 2),
        data: { items, files: [], dragOperationsMask: 1 },
      });
    }
  }, url);
}
