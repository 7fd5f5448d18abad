import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../disk/diskFailure.ts';
import type { Written } from '../../disk/writePart.ts';
import type { ArchivedItem, ItemTable } from '../itemTable.ts';
import { numbered } from './itemPath.ts';
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

/** So many items of one name may be on their way at once. */
const mostAtOnce = 8;

type Owner = Pick<ArchivedItem, 'archiveId' | 'owner' | 'ref'>;

/** Where a file can go: `adopted` is there with the same bytes already, and no other item's. */
export interface FreePath {
  readonly path: string;
  readonly adopted: boolean;
  /** To be called when it is written down, or given up. */
  release(): void;
}

/**
 * Finds names that nothing has in an archive: neither an item, nor a file of anybody, nor what is being written at
 * this moment. What a kill left under a name before it was written down is known by its bytes and taken over.
 */
export function createFreePaths(items: Pick<ItemTable, 'atPath'>) {
  const reserved = new Set<string>();
  /** The number from which a name is free, so that thousands of one name are not counted from the beginning. */
  const turns = new Map<string, number>();

  async function fits(folder: string, path: string, of: Owner, written: Written) {
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

  /** What a kill left of it under a later name, since an item that never came had the earlier one reserved. */
  async function leftBehind(
    folder: string,
    wanted: string,
    free: number,
    of: Owner,
    written: Written,
  ): Promise<FreePath | null> {
    for (let turn = free + 1; turn <= free + mostAtOnce; turn += 1) {
      const path = numbered(wanted, turn);
      const key = `${of.archiveId}:${pathKey(path)}`;
      if (reserved.has(key)) continue;
      const found = await lstat(join(folder, path)).catch(() => null);
      if (found === null || found.size !== written.sizeBytes || reserved.has(key)) continue;
      reserved.add(key);
      const release = () => void reserved.delete(key);
      const fit = await fits(folder, path, of, written).catch(() => 'taken');
      if (fit === 'adopted') return { path, adopted: true, release };
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
    // What a kill left has one of the first names.
    for (let turn = 1; ; turn = Math.max(turn + 1, turn === 3 ? (turns.get(wantedKey) ?? 0) : 0)) {
      const path = numbered(wanted, turn);
      const key = `${of.archiveId}:${pathKey(path)}`;
      if (reserved.has(key)) continue;
      reserved.add(key);
      const release = () => void reserved.delete(key);
      try {
        const found = await fits(folder, path, of, written);
        const left = found === 'free' ? await leftBehind(folder, wanted, turn, of, written) : null;
        if (left !== null) {
          release();
          return left;
        }
        if (found !== 'taken') {
          if (turn > 3) turns.set(wantedKey, turn);
          return { path, adopted: found === 'adopted', release };
        }
      } catch (error) {
        release();
        throw error;
      }
      release();
    }
  };
}
