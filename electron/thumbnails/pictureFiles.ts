import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { createPictureShelves, isMissing } from './pictureShelves.ts';

interface Found {
  readonly path: string;
  readonly sizeBytes: number;
  readonly usedAt: number;
}

/** Pictures on disk by key, the least recently used of them dropped when there are too many bytes. */
export interface PictureFiles {
  read(key: string): Promise<Uint8Array | null>;
  write(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** Every picture whose key ends in one of those numbers. */
  removeAll(ids: readonly number[]): Promise<void>;
}

/** A use is written down at most this often: it is for choosing what to drop, nothing finer. */
const touchEveryMs = 60_000;
const abandonedAfterMs = 60 * 60_000;
/** Dropping a little more than needed keeps the next drop some way off. */
const keepShare = 0.9;

/** Keys look like `thumb/17`; the last part is a number, and spreads them over 256 folders. */
export function createPictureFiles(dir: string, maxBytes: number, clock: Clock): PictureFiles {
  let totalBytes: number | null = null;
  let trimming = false;
  const shelves = createPictureShelves(dir);

  const pathOf = ({ folder, id }: Place) => join(dir, folder, `${id}`);

  async function trim(): Promise<void> {
    const found = await filesIn(dir);
    const isPart = (file: Found) => file.path.endsWith('.part');
    const kept = found.filter((file) => !isPart(file)).sort((a, b) => a.usedAt - b.usedAt);
    const abandoned = found.filter(
      (file) => isPart(file) && file.usedAt < Date.now() - abandonedAfterMs,
    );
    let total = kept.reduce((sum, file) => sum + file.sizeBytes, 0);
    if (total > maxBytes) {
      for (const file of kept) {
        if (total <= maxBytes * keepShare) break;
        await rm(file.path, { force: true });
        const folder = relative(dir, dirname(file.path)).split(sep).join('/');
        shelves.drop(folder, Number(basename(file.path)));
        total -= file.sizeBytes;
      }
    }
    for (const file of abandoned) await rm(file.path, { force: true });
    totalBytes = total;
  }

  return {
    async read(key) {
      const place = placeOf(key);
      if (!(await shelves.has(place.folder, place.id))) return null;
      const file = await open(pathOf(place), 'r').catch(ignoreMissing);
      if (!file) return null;
      try {
        const { mtimeMs } = await file.stat();
        const now = clock.now();
        if (Math.abs(now - mtimeMs) > touchEveryMs) {
          // A cache on a read-only disk still answers.
          await file.utimes(now / 1000, now / 1000).catch(() => {});
        }
        return await file.readFile();
      } finally {
        await file.close();
      }
    },

    async write(key, bytes) {
      const place = placeOf(key);
      const path = pathOf(place);
      const part = `${path}.${randomUUID()}.part`;
      const writePart = () => writeFile(part, bytes, { mode: 0o600 });
      try {
        await writePart().catch(async (error) => {
          if (!isMissing(error)) throw error;
          await mkdir(dirname(path), { recursive: true, mode: 0o700 });
          await writePart();
        });
        await rename(part, path);
        await shelves.add(place.folder, place.id);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      if (totalBytes !== null) totalBytes += bytes.length;
      if (trimming || (totalBytes !== null && totalBytes <= maxBytes)) return;
      // In the background, since nobody should wait for it; one that fails is tried again at the next write.
      trimming = true;
      trim()
        .catch(() => {})
        .finally(() => {
          trimming = false;
        });
    },

    async remove(key) {
      const place = placeOf(key);
      await rm(pathOf(place), { force: true });
      shelves.drop(place.folder, place.id);
    },

    async removeAll(ids) {
      const shards = new Map<string, number[]>();
      for (const id of ids) {
        const shard = shardOf(id);
        const own = shards.get(shard) ?? [];
        own.push(id);
        shards.set(shard, own);
      }
      for (const variant of await readdir(dir).catch(() => [])) {
        for (const [shard, own] of shards) {
          const folder = `${variant}/${shard}`;
          for (const id of await shelves.among(folder, own)) {
            await unlink(pathOf({ folder, id })).catch(ignoreMissing);
            shelves.drop(folder, id);
          }
        }
      }
    },
  };
}

interface Place {
  /** Within the cache, by `/` on every system. */
  readonly folder: string;
  readonly id: number;
}

const shardOf = (id: number) => (id % 256).toString(16).padStart(2, '0');

function placeOf(key: string): Place {
  const [variant = '', id = ''] = key.split('/');
  return { folder: `${variant}/${shardOf(Number(id))}`, id: Number(id) };
}

async function filesIn(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
  const found: Found[] = [];
  for (const entry of entries ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      found.push(...(await filesIn(path)));
    } else if (entry.isFile()) {
      const facts = await stat(path).catch(ignoreMissing);
      if (facts) found.push({ path, sizeBytes: facts.size, usedAt: facts.mtimeMs });
    }
  }
  return found;
}

function ignoreMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}
