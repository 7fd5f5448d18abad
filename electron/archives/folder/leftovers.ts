import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../disk/diskFailure.ts';
import type { ItemTable } from '../itemTable.ts';
import { pathKey } from './pathKey.ts';

/** So many names are looked up before everything else gets its turn. */
const namesAtOnce = 200;

/** `photo (2).jpg` as `photo.jpg`. */
const unnumbered = (key: string) => key.replace(/ \(\d+\)(\.[^./]*)?$/, '$1');

/** Paths in a folder of an archive, by their keys (`pathKey`). */
export type Leftovers = ReturnType<typeof createPaths>;

const inTheirOrder = (one: string, other: string) =>
  one.length - other.length || (one < other ? -1 : 1);

function createPaths() {
  const paths = new Map<string, string>();
  /** A folder may hold a hundred thousand of them: who asks for a name looks at no others. */
  const byName = new Map<string, string[]>();
  const unsorted = new Set<string>();
  return {
    /** As it is spelt on the disk. */
    at: (key: string): string | undefined => paths.get(key),
    /**
     * The keys of that name and of those that are numbered after it, in the order in which an item is given them: of
     * two files with its bytes the first is the item's own.
     */
    like(key: string): readonly string[] {
      const keys = byName.get(key) ?? [];
      if (!unsorted.delete(key)) return keys;
      // A new list: somebody may be in the midst of the one before.
      const sorted = [...keys].sort(inTheirOrder);
      byName.set(key, sorted);
      return sorted;
    },
    add(path: string): void {
      const key = pathKey(path);
      const known = paths.has(key);
      paths.set(key, path);
      if (known) return;
      for (const name of new Set([key, unnumbered(key)])) {
        const own = byName.get(name);
        if (own === undefined) byName.set(name, [key]);
        else own.push(key);
        unsorted.add(name);
      }
    },
  };
}

/**
 * What folders of archives held before this Satchel first wrote into them, and no row tells of: what a kill left
 * before it was written down, and files of anybody. Each folder is read once.
 */
export function createLeftovers(items: Pick<ItemTable, 'atPath'>) {
  const known = new Map<string, Promise<Leftovers>>();

  async function read(folder: string, archiveId: string, parent: string) {
    const found = createPaths();
    const names = await readdir(join(folder, parent)).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
      throw error;
    });
    for (const [at, name] of names.entries()) {
      const path = `${parent}/${name}`;
      if (items.atPath(archiveId, path)?.path !== path) found.add(path);
      if (at % namesAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  }

  return async function leftIn(
    folder: string,
    archiveId: string,
    path: string,
  ): Promise<Leftovers> {
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
