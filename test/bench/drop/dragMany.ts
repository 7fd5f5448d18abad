import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Satchel } from '../../e2e/support/satchel.ts';

declare global {
  /** In the main process. */
  var benchDragged: string[] | undefined;
}

/**
 * Drags files as `dragFiles` does; the main process reads their paths from a file beforehand, so that
 * what is measured later holds as little as possible of the bench itself.
 */
export async function prepareDrag({ app, dataDir }: Satchel, paths: readonly string[]) {
  const list = join(dataDir, 'dragged.json');
  await writeFile(list, JSON.stringify(paths));
  await app.evaluate((_, path) => {
    const { mainModule } = process;
    if (mainModule === undefined) throw new Error('the main process is no CommonJS module');
    const fs: typeof import('node:fs') = mainModule.require('node:fs');
    globalThis.benchDragged = JSON.parse(fs.readFileSync(path, 'utf8'));
  }, list);
}

export async function drag({ app }: Satchel, ...stages: ('dragEnter' | 'dragOver' | 'drop')[]) {
  await app.evaluate(async ({ BrowserWindow }, stages) => {
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
        data: { items: [], files: globalThis.benchDragged, dragOperationsMask: 1 },
      });
    }
  }, stages);
}

/** Presses the button that adds files; the system's dialog answers at once with those same files. */
export async function chooseDragged({ app, page }: Satchel): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({
      canceled: false,
      filePaths: globalThis.benchDragged ?? [],
    });
  });
  await page.getByRole('button', { name: 'Add files' }).first().click();
}
