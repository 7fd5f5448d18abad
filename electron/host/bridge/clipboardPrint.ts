import { createHash } from 'node:crypto';
import { clipboard } from 'electron';

/** As Electron had it before version 40, which the stand-in for development still has. */
interface OlderClipboard {
  availableFormats?(): string[];
  readBuffer?(format: string): Buffer;
}
const older: OlderClipboard = clipboard as object;
const picture = 'image/png';

async function pictureBytes(): Promise<Uint8Array> {
  if (older.readBuffer !== undefined) return older.readBuffer(picture);
  const item = (await clipboard.read()).find(({ types }) => types.includes(picture));
  if (item === undefined) return new Uint8Array();
  return new Uint8Array(await (await item.getType(picture)).arrayBuffer());
}

/**
 * A hash over what is on the clipboard, to see that something else was put there. Nothing that could be read out of it
 * is kept.
 */
export async function printOfClipboard(): Promise<string> {
  const formats =
    older.availableFormats?.() ?? (await clipboard.read()).flatMap(({ types }) => types);
  const hash = createHash('sha256');
  for (const part of [formats.join('\n'), await clipboard.readText()]) {
    hash.update(part).update('\0');
  }
  if (formats.includes(picture)) hash.update(await pictureBytes());
  return hash.digest('base64');
}
