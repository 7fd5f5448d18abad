import { link, lstat, rename, unlink } from 'node:fs/promises';
import { SatchelError } from '../../shared/failure.ts';
import { notSaved } from '../../shared/failures.ts';
import { codeOf } from './diskFailure.ts';

/** A path that a person chose, and which file was there when they were asked about it. */
export interface Target {
  readonly path: string;
  /** Null where nothing was there, so that nothing may be replaced. */
  readonly replaces: string | null;
}

/** Which file is there, and in which state; null where none is. */
async function printOf(path: string): Promise<string | null> {
  try {
    const found = await lstat(path, { bigint: true });
    if (found.isDirectory()) throw new SatchelError(notSaved('changed'));
    return [found.dev, found.ino, found.size, found.mtimeNs].join(':');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** To be asked as soon as the dialog has answered. */
export async function targetAt(path: string): Promise<Target> {
  return { path, replaces: await printOf(path) };
}

/** File systems without hard links, as those of cards and sticks, refuse one in these ways. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/**
 * Gives a finished file beside the target its final name. What a person confirmed is replaced if it is still
 * what it was, and nothing else ever is.
 */
export async function putInPlace(part: string, { path, replaces }: Target): Promise<void> {
  const there = await printOf(path);
  if (there !== null && there !== replaces) throw new SatchelError(notSaved('changed'));
  if (there !== null) return rename(part, path);
  try {
    // Unlike a rename, this fails where a file has come to be since the look.
    await link(part, path);
  } catch (error) {
    if (!withoutLinks.has(codeOf(error))) throw error;
    if ((await printOf(path)) !== null) throw new SatchelError(notSaved('changed'));
    return rename(part, path);
  }
  // It has its name: that its other one stays for now makes it no failure, and the caller removes what is there of it.
  await unlink(part).catch(() => {});
}
