import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openFile } from './fileFacts.ts';
import { headBytes } from './tellType.ts';

/** A hash of a file's first bytes, cheap enough to be asked of every file; null when it cannot be read. */
export async function headPrintOf(path: string): Promise<string | null> {
  const handle = await openFile(path);
  if (handle === null || handle === 'folder') return null;
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await handle.read(head, 0, headBytes, 0);
    return createHash('sha256').update(head.subarray(0, bytesRead)).digest('hex');
  } catch {
    return null;
  } finally {
    await handle.close().catch(() => {});
  }
}

/** A hash of all of a file; null when it cannot be read. */
export async function hashOfFile(path: string): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
