import { createHash } from 'node:crypto';
import { lstat, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SatchelError } from '../../../shared/failure.ts';
import { notSaved } from '../../../shared/failures.ts';
import { putInPlace } from '../../disk/target.ts';
import {
  type Incoming,
  type OpenPart,
  openPart,
  type Written,
  writePart,
} from '../../disk/writePart.ts';
import type { createFreePaths, FreePath } from './freePath.ts';
import { makeOne, ownFolder } from './marker.ts';

/** Where the bytes of a job are written first; always the same, so that what a kill left there is written over. */
export function partOf(folder: string, jobId: string): string {
  const name = createHash('sha256').update(jobId).digest('hex').slice(0, 16);
  return join(folder, ownFolder, `.satchel-${name}.part`);
}

/** Makes the folder of a file in that of the archive, which must be there, and throws when that leads out of the archive's own, as by a link somebody made. */
async function makeFolder(folder: string, path: string): Promise<void> {
  const root = await realpath(folder);
  const inside = root.endsWith(sep) ? root : root + sep;
  const segments = path.split('/').slice(0, -1);
  for (const at of segments.keys()) {
    const wanted = join(folder, ...segments.slice(0, at + 1));
    await makeOne(wanted);
    // Before anything is made in it.
    if (!(await realpath(wanted)).startsWith(inside)) throw new SatchelError(notSaved('changed'));
  }
}

const mostTries = 8;

/** Gives a finished part its name in the archive; the path is reserved until it is released. */
export async function placePart(
  part: string,
  folder: string,
  findPath: () => ReturnType<ReturnType<typeof createFreePaths>>,
): Promise<FreePath> {
  for (let tries = 1; ; tries += 1) {
    const free = await findPath();
    try {
      if (free.adopted) await rm(part, { force: true });
      else {
        // It went with the archive's folder, where that was moved meanwhile.
        await lstat(part);
        await makeFolder(folder, free.path);
        await putInPlace(part, { path: join(folder, free.path), replaces: null });
      }
      return free;
    } catch (error) {
      free.release();
      // Something came to be there since the look.
      const changed = error instanceof SatchelError && error.failure.kind === 'not-saved';
      if (!changed || error.failure.cause !== 'changed' || tries === mostTries) throw error;
    }
  }
}

/** Writes a stream to a part of an archive's own; one that a kill left is written over. */
export async function fillPart(
  part: string,
  incoming: Incoming,
  signal: AbortSignal,
  onBytes: (doneBytes: number) => void,
  openFile: OpenPart = openPart,
): Promise<Written> {
  await rm(part, { force: true });
  return writePart(part, incoming, signal, onBytes, openFile);
}
