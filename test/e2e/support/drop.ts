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
export function dropLink(satchel: Satchel, url: string): Promise<void> {
  return dropData(satchel, { 'text/uri-list': url });
}

/** Lets go over the window what another program put on a drag, by its types. */
export async function dropData(
  { app }: Satchel,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  await app.evaluate(
    async ({ BrowserWindow }, items) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      if (!window) throw new Error('no window is shown');
      const { debugger: input } = window.webContents;
      if (!input.isAttached()) input.attach('1.3');
      const [width = 0, height = 0] = window.getContentSize();
      for (const type of ['dragEnter', 'dragOver', 'drop']) {
        await input.sendCommand('Input.dispatchDragEvent', {
          type,
          x: Math.round(width / 2),
          y: Math.round(height / 2),
          data: { items, files: [], dragOperationsMask: 1 },
        });
      }
    },
    Object.entries(data).map(([mimeType, text]) => ({ mimeType, data: text })),
  );
}
