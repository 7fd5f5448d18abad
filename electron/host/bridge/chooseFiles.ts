import { type BrowserWindow, dialog } from 'electron';

/**
 * The system's own dialog, opened here rather than by a field of the page: Chromium would make a File
 * object of each chosen file, which stops the window for seconds when they are thousands.
 */
export function createChooseFiles(window: () => BrowserWindow | null): () => Promise<string[]> {
  let asking: Promise<string[]> | null = null;

  async function ask(over: BrowserWindow): Promise<string[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(over, {
      properties: ['openFile', 'multiSelections'],
    });
    return canceled ? [] : filePaths;
  }

  return async () => {
    const over = window();
    if (over === null || asking !== null) return [];
    asking = ask(over);
    try {
      return await asking;
    } finally {
      asking = null;
    }
  };
}
