import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { SatchelError } from '../../../shared/failure.ts';
import { notSaved } from '../../../shared/failures.ts';
import { numbered } from '../../disk/freeName.ts';
import { putInPlace } from '../../disk/target.ts';

/** A folder with more files of one name has another trouble. */
const mostNumbers = 10_000;

/** The SHA-256 of a file in hex; null where no plain file is. */
export async function hashOfFile(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null || !found.isFile()) return null;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const isThere = async (path: string) => (await lstat(path).catch(() => null)) !== null;

/**
 * Gives a whole file beside it the first name that is free in the folder: `photo.jpg`, `photo (2).jpg` and so
 * on. `claim` is asked before each try, and what it writes is on disk by then; a name that `isClaimed` says is
 * another's is passed over, whether its file is there yet or not. Nothing is ever replaced.
 */
export async function placeFile(
  part: string,
  folder: string,
  name: string,
  isClaimed: (name: string) => boolean,
  claim: (name: string) => Promise<void>,
): Promise<void> {
  for (let count = 1; count < mostNumbers; count += 1) {
    const free = count === 1 ? name : numbered(name, count);
    const path = join(folder, free);
    if ((await isThere(path)) || isClaimed(free)) continue;
    await claim(free);
    try {
      await putInPlace(part, { path, replaces: null });
      return;
    } catch (error) {
      // Another program was faster.
      if (!(await isThere(path)) || !(await isThere(part))) throw error;
    }
  }
  throw new SatchelError(notSaved('changed'));
}
