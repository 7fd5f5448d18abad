import { rename, rm, stat } from 'node:fs/promises';

/**
 * Moves a finished folder to where it is looked for, in one step: what is there is always whole.
 * When another process was quicker, its folder stays and ours goes.
 * @param {string} from
 * @param {string} to
 */
export async function moveFolder(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    const there = await stat(to).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!there) throw error;
    await rm(from, { recursive: true, force: true });
  }
}
