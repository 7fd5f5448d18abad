import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What is asked of a file, or null when it went meanwhile, as files of a living profile do. */
export async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** All that lies in a folder and below it. */
export async function liveFiles(folder: string): Promise<Dirent[]> {
  const entries = (await unlessGone(readdir(folder, { withFileTypes: true }))) ?? [];
  const below = entries.map((entry) =>
    entry.isDirectory() ? liveFiles(join(folder, entry.name)) : [],
  );
  return [...entries, ...(await Promise.all(below)).flat()];
}
