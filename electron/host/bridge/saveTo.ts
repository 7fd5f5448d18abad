import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { SaveHost } from '../../saving/saveHost.ts';

/** The system's own dialog names the path, so that no page ever does. */
export function createSaveHost(window: () => BrowserWindow | null): SaveHost {
  let asking = false;
  return {
    async choose(suggestion) {
      const over = window();
      if (over === null || asking) return null;
      asking = true;
      try {
        const { canceled, filePath } = await dialog.showSaveDialog(over, {
          defaultPath: suggestion,
          // Without the first a Linux dialog would not ask about a file that is there.
          properties: ['showOverwriteConfirmation', 'createDirectory'],
        });
        return canceled || filePath === '' ? null : filePath;
      } finally {
        asking = false;
      }
    },
    downloads: () => app.getPath('downloads'),
    show: (path) => shell.showItemInFolder(path),
  };
}
