import { type BrowserWindow, dialog, shell } from 'electron';
import type { ArchiveHost } from '../../archives/archiveHost.ts';

/** The system's own dialog names the folder, so that no page ever does. */
export function createArchiveHost(window: () => BrowserWindow | null): ArchiveHost {
  let asking = false;
  return {
    async chooseFolder() {
      const over = window();
      if (over === null || asking) return null;
      asking = true;
      try {
        const { canceled, filePaths } = await dialog.showOpenDialog(over, {
          properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
        });
        return canceled ? null : (filePaths[0] ?? null);
      } finally {
        asking = false;
      }
    },
    open: (folder) => void shell.openPath(folder),
    show: (path) => shell.showItemInFolder(path),
  };
}
