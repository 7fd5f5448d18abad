import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { SatchelError } from '../../../shared/failure.ts';
import { notSaved } from '../../../shared/failures.ts';
import { codeOf } from '../../disk/diskFailure.ts';

const { O_RDONLY } = constants;
/** A pipe that took the file's place between two looks is not waited for. Windows knows none. */
const noWait = constants.O_NONBLOCK ?? 0;

/**
 * A plain file of at most so many bytes, opened; null where nothing is. Throws `archive-unfit` for anything else under
 * its name: a folder that somebody else filled may hold links, pipes and devices, and files without an end.
 */
export async function openBounded(path: string, mostBytes: number): Promise<FileHandle | null> {
  try {
    if (!(await lstat(path)).isFile()) throw new SatchelError(notSaved('archive-unfit'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const file = await open(path, O_RDONLY | noWait);
  try {
    const found = await file.stat();
    if (found.isFile() && found.size <= mostBytes) return file;
    throw new SatchelError(notSaved('archive-unfit'));
  } catch (error) {
    await file.close();
    throw error;
  }
}
