import { open, stat } from 'node:fs/promises';

/** Enough for the head of a text, and the first records of a CSV. */
const readBytes = 64 * 1_024;
const id = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const forms = [
  new RegExp(`"format":"satchel-removal-receipt","id":"${id}"`),
  new RegExp(`^Receipt +${id}\\r?$`, 'm'),
  new RegExp(`^receipt,[^\\r\\n]*\\r?\\n${id},`),
];

/** The id of the receipt that a file claims to be, in whichever format; null where it claims nothing. */
export async function idIn(path: string): Promise<string | null> {
  // Opening a pipe waits until somebody writes into it.
  if (!(await stat(path)).isFile()) return null;
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(readBytes), 0, readBytes, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    for (const form of forms) {
      const [, found] = form.exec(text) ?? [];
      if (found !== undefined) return found;
    }
    return null;
  } finally {
    await file.close();
  }
}
