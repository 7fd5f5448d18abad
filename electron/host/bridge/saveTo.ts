import { app, type BrowserWindow, dialog, type NativeImage, nativeImage, shell } from 'electron';
import type { SaveHost, WindowPart } from '../../saving/saveHost.ts';
import { putFiles, putPicture } from './filesOnClipboard.ts';

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
    async chooseFolder(suggestion) {
      const over = window();
      if (over === null || asking) return null;
      asking = true;
      try {
        const { canceled, filePaths } = await dialog.showOpenDialog(over, {
          defaultPath: suggestion,
          properties: ['openDirectory', 'createDirectory'],
        });
        return canceled ? null : (filePaths[0] ?? null);
      } finally {
        asking = false;
      }
    },
    downloads: () => app.getPath('downloads'),
    show: (path) => shell.showItemInFolder(path),
    async drag(paths, from) {
      const over = window();
      const [file] = paths;
      if (over === null || file === undefined) return;
      const contents = over.webContents;
      contents.startDrag({ file, files: [...paths], icon: await iconOf(over, from) });
    },
    copyFiles: putFiles,
    copyPicture: putPicture,
  };
}

/** Below the pointer it must not hide what it is dropped on. */
const longestIconEdge = 128;

/** What the items are seen as in the window, small; a system refuses to drag nothing. */
async function iconOf(window: BrowserWindow, from: WindowPart): Promise<NativeImage> {
  const [width, height] = window.getContentSize();
  const left = Math.max(0, Math.round(from.x));
  const top = Math.max(0, Math.round(from.y));
  const part = {
    x: left,
    y: top,
    width: Math.max(1, Math.min(Math.round(from.x + from.width), width ?? 1) - left),
    height: Math.max(1, Math.min(Math.round(from.y + from.height), height ?? 1) - top),
  };
  const shot = await window.webContents.capturePage(part);
  if (shot.isEmpty()) return nativeImage.createFromBuffer(onePixel);
  const share = Math.min(1, longestIconEdge / Math.max(part.width, part.height));
  return shot.resize({
    width: Math.max(1, Math.round(part.width * share)),
    height: Math.max(1, Math.round(part.height * share)),
  });
}

/** A PNG of one clear pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);
