import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPart } from '../../disk/partNames.ts';
import { makeOwnFolder, ownFolder, proveMarker } from './marker.ts';

/** Removes the parts that a kill left in an archive's folder, and no other file. Throws what the disk says. */
export async function sweepParts(
  folder: string,
  archiveId: string,
  isUnderway: (part: string) => boolean,
): Promise<void> {
  await proveMarker(folder, archiveId);
  await makeOwnFolder(folder, archiveId);
  for (const name of await readdir(join(folder, ownFolder))) {
    const path = join(folder, ownFolder, name);
    if (isPart(path) && !isUnderway(path)) await rm(path, { force: true });
  }
}
