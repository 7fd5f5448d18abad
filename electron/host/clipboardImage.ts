import { clipboard, type NativeImage } from 'electron';

/** Before Electron 40 the clipboard answered at once, with images of Electron's own. */
interface OlderClipboard {
  readImage?(): NativeImage;
}

/** The picture on the clipboard as PNG, or null when there is none. */
export async function readClipboardImage(): Promise<Uint8Array | null> {
  const older: OlderClipboard = clipboard as object;
  if (older.readImage) {
    const image = older.readImage();
    return image.isEmpty() ? null : image.toPNG();
  }
  const items = await clipboard.read();
  const item = items.find(({ types }) => types.includes('image/png'));
  if (item === undefined) return null;
  return new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
}
