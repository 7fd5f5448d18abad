import { pathToFileURL } from 'node:url';
import { ClipboardItem, clipboard, nativeImage } from 'electron';
import { mostCopied } from '../../../shared/contract/saving.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A property list of paths, as macOS keeps several files on its clipboard. */
const propertyList = (paths: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><array>${paths
    .map((path) => `<string>${xml(path)}</string>`)
    .join('')}</array></plist>`;

/**
 * Files under the names of the system's own formats, as its file manager puts them on the clipboard: a list of
 * addresses on Linux (RFC 2483), a property list on macOS, and on Windows the name of one: a list there is CF_HDROP,
 * which is known by its number, and Electron takes names alone and registers what it does not know as another format.
 */
function formatsOf(paths: readonly string[]): Readonly<Record<string, Buffer>> {
  const urls = paths.map((path) => pathToFileURL(path).href);
  switch (process.platform) {
    case 'darwin':
      return { NSFilenamesPboardType: Buffer.from(propertyList(paths)) };
    case 'win32':
      return { FileNameW: Buffer.from(`${paths[0] ?? ''}\0`, 'utf16le') };
    default:
      return { 'text/uri-list': Buffer.from(urls.map((url) => `${url}\r\n`).join('')) };
  }
}

/** As Electron had it before version 40, which the stand-in for development still has. */
interface OlderClipboard {
  writeBuffer?(format: string, buffer: Buffer): void;
  writeImage?(image: Electron.NativeImage): void;
}
const older: OlderClipboard = clipboard as object;

const blobOf = (bytes: Uint8Array, type: string) => new Blob([new Uint8Array(bytes)], { type });

/** Puts files on the clipboard; other programs paste them. */
export async function putFiles(paths: readonly string[]): Promise<void> {
  if (paths.length > mostCopied(process.platform)) throw new SatchelError(invalidInput('too-many'));
  const formats = Object.entries(formatsOf(paths));
  if (older.writeBuffer !== undefined) {
    clipboard.clear();
    for (const [format, bytes] of formats) older.writeBuffer(format, bytes);
    return;
  }
  const named = formats.map(([format, bytes]) => {
    const type = `electron application/osclipboard;format="${format}"`;
    return [type, blobOf(bytes, type)] as const;
  });
  await clipboard.write([new ClipboardItem(Object.fromEntries(named))]);
}

/** Puts a PNG on the clipboard as a picture. */
export async function putPicture(png: Uint8Array): Promise<void> {
  if (older.writeImage !== undefined) {
    older.writeImage(nativeImage.createFromBuffer(Buffer.from(png)));
    return;
  }
  await clipboard.write([new ClipboardItem({ 'image/png': blobOf(png, 'image/png') })]);
}
