import { statfs } from 'node:fs/promises';

/** Bytes that may be written to the disk of a folder by this person; null where it does not tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    return Number.isFinite(free) && free >= 0 ? free : null;
  } catch {
    return null;
  }
}
