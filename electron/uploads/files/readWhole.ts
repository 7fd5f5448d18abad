import { openFile } from './fileFacts.ts';

/** All of a regular file, or null when it is empty, too large or cannot be read. */
export async function readWhole(path: string, maxBytes: number): Promise<Uint8Array | null> {
  const opened = await openFile(path);
  if (opened === null || opened === 'folder') return null;
  const { handle, stats } = opened;
  try {
    const { size } = stats;
    return size > 0 && size <= maxBytes ? await handle.readFile() : null;
  } catch {
    return null;
  } finally {
    await handle.close().catch(() => {});
  }
}
