import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../base/clock.ts';

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
/** Of more than so many in one folder, the folder is asked which of them are there. */
const askedOneByOne = 4;

/** Keys look like `thumb/17`; the last part is a number, and spreads them over 256 folders. */
export function createPictureFiles(dir: string, maxBytes: number, clock: Clock): PictureFiles {
  let totalBytes: number | null = null;
  let trimming = false;

  function pathOf(key: string): string {
    const [variant = '', id = ''] = key.split('/');
    return join(dir, variant, shardOf(Number(id)), id);
  }

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
        total -= file.sizeBytes;
      }
    }
    for (const file of abandoned) await rm(file.path, { force: true });
    totalBytes = total;
  }

  return {
    async read(key) {
      const file = await open(pathOf(key), 'r').catch(ignoreMissing);
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
      const path = pathOf(key);
      const part = `${path}.${randomUUID()}.part`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await writeFile(part, bytes, { mode: 0o600 });
        await rename(part, path);
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
      await rm(pathOf(key), { force: true });
    },

    async removeAll(ids) {
      const shards = new Map<string, Set<string>>();
      for (const id of ids) {
        const shard = shardOf(id);
        const own = shards.get(shard) ?? new Set();
        shards.set(shard, own.add(`${id}`));
      }
      for (const variant of await readdir(dir).catch(() => [])) {
        for (const [shard, own] of shards) await removeIn(join(dir, variant, shard), own);
      }
    },
  };
}

const shardOf = (id: number) => (id % 256).toString(16).padStart(2, '0');

/** Takes those files out of a folder that are there. */
async function removeIn(folder: string, names: ReadonlySet<string>): Promise<void> {
  const few = names.size <= askedOneByOne;
  const there = few ? names : await readdir(folder).catch(() => []);
  for (const name of there) {
    if (names.has(name)) await unlink(join(folder, name)).catch(ignoreMissing);
  }
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

/** The folder may be missing too, or be no folder. */
const missing = ['ENOENT', 'ENOTDIR'];

function ignoreMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && missing.includes(`${error.code}`)) return null;
  throw error;
}
