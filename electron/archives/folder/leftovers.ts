import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../disk/diskFailure.ts';
import type { ItemTable } from '../itemTable.ts';
import { pathKey } from './pathKey.ts';

/** So many names are looked up before everything else gets its turn. */
const namesAtOnce = 200;

/**
 * What folders of archives held before this Satchel first wrote into them, and no row tells of: what a kill left
 * before it was written down, and files of anybody. Each folder is read once; answers paths by their keys.
 */
export function createLeftovers(items: Pick<ItemTable, 'atPath'>) {
  const known = new Map<string, Promise<Map<string, string>>>();

  async function read(folder: string, archiveId: string, parent: string) {
    const found = new Map<string, string>();
    const names = await readdir(join(folder, parent)).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
      throw error;
    });
    for (const [at, name] of names.entries()) {
      const path = `${parent}/${name}`;
      if (items.atPath(archiveId, path)?.path !== path) found.set(pathKey(path), path);
      if (at % namesAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  }

  return async function leftIn(
    folder: string,
    archiveId: string,
    path: string,
  ): Promise<Map<string, string>> {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const key = `${archiveId}:${parent}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const mine = read(folder, archiveId, parent);
    known.set(key, mine);
    // A disk that could not be read is read again.
    mine.catch(() => known.delete(key));
    return mine;
  };
}
