import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../disk/diskFailure.ts';
import type { Written } from '../../disk/writePart.ts';
import type { ArchivedItem, ItemTable } from '../itemTable.ts';
import { numbered } from './itemPath.ts';
import { createLeftovers, type Leftovers } from './leftovers.ts';
import { pathKey } from './pathKey.ts';

/** The file as it is on the disk; null for none that could be read. */
export async function readHash(path: string, signal?: AbortSignal): Promise<Written | null> {
  const found = await lstat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  });
  if (found === null || !found.isFile()) return null;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const body = createReadStream(path, signal ? { signal } : {});
  for await (const chunk of body as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

const isThere = async (path: string) => (await lstat(path).catch(() => null)) !== null;

type Owner = Pick<ArchivedItem, 'archiveId' | 'owner' | 'ref'>;

/** Where a file can go: `adopted` is there with the same bytes already, and no other item's. */
export interface FreePath {
  readonly path: string;
  readonly adopted: boolean;
  /** To be called when it is written down, or given up. */
  release(): void;
  /** Before that, where a file stays there that nobody writes down: whoever brings the item later takes it over. */
  leave(): void;
}

/**
 * Finds names that nothing has in an archive: neither an item, nor a file of anybody, nor what is being written at
 * this moment. What a kill left under a name before it was written down is known by its bytes and taken over.
 */
export function createFreePaths(items: Pick<ItemTable, 'atPath'>) {
  const reserved = new Set<string>();
  /** The number from which a name is free, so that thousands of one name are not counted from the beginning. */
  const turns = new Map<string, number>();

  const leftIn = createLeftovers(items);
  /** What was left, as it was when it was first looked at; it is read again before it is taken over. */
  const hashes = new Map<string, Promise<Written | null>>();
  function hashOnce(path: string): Promise<Written | null> {
    const known = hashes.get(path) ?? readHash(path).catch(() => null);
    hashes.set(path, known);
    return known;
  }

  async function fits(
    folder: string,
    path: string,
    of: Owner,
    written: Written,
  ): Promise<'free' | 'taken' | 'adopted'> {
    const known = items.atPath(of.archiveId, path);
    const own = known !== null && known.owner === of.owner && known.ref === of.ref;
    if (known !== null && !own) return 'taken';
    const there = await readHash(join(folder, path));
    if (there === null) {
      const other = await lstat(join(folder, path)).catch(() => null);
      return other === null ? 'free' : 'taken';
    }
    return there.sha256 === written.sha256 && there.sizeBytes === written.sizeBytes
      ? 'adopted'
      : 'taken';
  }

  /** What a kill left of it, under whichever of its names was free then. */
  async function leftBehind(
    folder: string,
    wanted: string,
    left: Leftovers,
    of: Owner,
    written: Written,
  ): Promise<FreePath | null> {
    for (const pathOf of left.like(pathKey(wanted))) {
      const path = left.at(pathOf) ?? pathOf;
      if ((await hashOnce(join(folder, path)))?.sha256 !== written.sha256) continue;
      const key = `${of.archiveId}:${pathOf}`;
      if (reserved.has(key)) continue;
      reserved.add(key);
      const release = () => void reserved.delete(key);
      const fit = await fits(folder, path, of, written).catch(() => 'taken');
      if (fit === 'adopted') return { path, adopted: true, release, leave() {} };
      release();
    }
    return null;
  }

  /** `wanted`: a path in the folder, with `/`. Throws what the disk says. */
  return async function find(
    folder: string,
    wanted: string,
    of: Owner,
    written: Written,
  ): Promise<FreePath> {
    const wantedKey = `${of.archiveId}:${pathKey(wanted)}`;
    const others = await leftIn(folder, of.archiveId, wanted);
    const ours = await leftBehind(folder, wanted, others, of, written);
    if (ours !== null) return ours;
    for (let turn = 1; ; turn = Math.max(turn + 1, turn === 3 ? (turns.get(wantedKey) ?? 0) : 0)) {
      const name = numbered(wanted, turn);
      const key = `${of.archiveId}:${pathKey(name)}`;
      if (reserved.has(key)) continue;
      reserved.add(key);
      const release = () => void reserved.delete(key);
      // What is there by the same name in another spelling is that name's file, on systems too that tell them apart.
      const left = others.at(pathKey(name));
      const path = left !== undefined && (await isThere(join(folder, left))) ? left : name;
      try {
        const found = await fits(folder, path, of, written);
        if (found !== 'taken') {
          if (turn > 3) turns.set(wantedKey, turn);
          const leave = () => {
            hashes.delete(join(folder, path));
            others.add(path);
          };
          return { path, adopted: found === 'adopted', release, leave };
        }
      } catch (error) {
        release();
        throw error;
      }
      release();
    }
  };
}
