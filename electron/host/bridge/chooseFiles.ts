import { type BrowserWindow, dialog } from 'electron';
import type { ChooseFiles, FilesOffered } from '../../disk/chooseFiles.ts';

/**
 * The system's own dialog, opened here rather than by a field of the page: Chromium would make a File
 * object of each chosen file, which stops the window for seconds when they are thousands.
 */
export function createChooseFiles(window: () => BrowserWindow | null): ChooseFiles {
  let asking: Promise<string[]> | null = null;

  async function ask(over: BrowserWindow, offered?: FilesOffered): Promise<string[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(over, {
      properties: offered?.one ? ['openFile'] : ['openFile', 'multiSelections'],
      ...(offered && { filters: filtersOf(offered) }),
    });
    return canceled ? [] : filePaths;
  }

  return async (offered) => {
    const over = window();
    if (over === null || asking !== null) return [];
    asking = ask(over, offered);
    try {
      return await asking;
    } finally {
      asking = null;
    }
  };
}

/** The first is what the dialog opens with; a file that lost its ending is found by the second. */
function filtersOf({ extensions }: FilesOffered) {
  return [
    {
      name: extensions.map((ending) => ending.toUpperCase()).join(', '),
      extensions: [...extensions],
    },
    { name: 'All files', extensions: ['*'] },
  ];
}
