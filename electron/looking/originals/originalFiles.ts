import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AccountId, MediaRef } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';

/** Whose item it is, and what its provider calls it: numbers of a library that was lost could mean another. */
export interface OriginalKey {
  readonly accountId: AccountId;
  readonly ref: MediaRef;
}

export interface KeptFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Epoch ms. */
  readonly fetchedAt: number;
}

/** The bytes of items as they came, each in a file that its own name vouches for. */
export interface OriginalFiles {
  /** A file whose bytes are still those that were written; what is none is removed. */
  find(key: OriginalKey): Promise<KeptFile | null>;
  /** Where to write a new one, beside the others. */
  newPart(key: OriginalKey): Promise<string>;
  /** A part that is whole takes its place; `sha256` in hex, of all its bytes. */
  keep(key: OriginalKey, part: string, sha256: string): Promise<KeptFile>;
  forget(key: OriginalKey): Promise<void>;
  forgetAccount(accountId: AccountId): Promise<void>;
}

const hex = (text: string) => createHash('sha256').update(text).digest('hex');
/** No link is followed, and nobody waits for what is a pipe. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const sha256Name = /^[0-9a-f]{64}$/;
/** Dropping a little more than needed keeps the next drop some way off. */
const keepShare = 0.9;

export interface OriginalFilesOptions {
  readonly dir: string;
  readonly maxBytes: number;
  accountIds(): readonly AccountId[];
}

export function createOriginalFiles(
  { dir, maxBytes, accountIds }: OriginalFilesOptions,
  clock: Clock,
): OriginalFiles {
  /** Files that were read whole since the start, by what would change if they did. */
  const vouched = new Set<string>();
  let parts = 0;
  // What could not be swept now is there still at the next start.
  const swept = sweep(dir, accountIds).catch(() => {});

  const folderOf = ({ accountId }: Pick<OriginalKey, 'accountId'>) => join(dir, hex(accountId));
  const itemFolder = (key: OriginalKey) => join(folderOf(key), hex(key.ref));

  async function find(key: OriginalKey): Promise<KeptFile | null> {
    const folder = itemFolder(key);
    for (const name of await namesIn(folder)) {
      if (!sha256Name.test(name)) continue;
      const path = join(folder, name);
      const found = await check(path, name).catch(() => null);
      if (found !== null) return found;
      await rm(path, { force: true, recursive: true }).catch(() => {});
    }
    return null;
  }

  async function check(path: string, sha256: string): Promise<KeptFile | null> {
    const file = await open(path, readOnly);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return null;
      const mark = `${path} ${stats.size} ${stats.mtimeMs} ${stats.ino}`;
      if (!vouched.has(mark) && (await hashOf(file)) !== sha256) return null;
      vouched.add(mark);
      // The time of its last use is for choosing what to drop; that of writing says when it was fetched.
      await file.utimes(clock.now() / 1_000, stats.mtimeMs / 1_000).catch(() => {});
      return { path, sizeBytes: stats.size, fetchedAt: Math.round(stats.mtimeMs) };
    } finally {
      await file.close();
    }
  }

  async function trim(kept: string): Promise<void> {
    const found = await filesBelow(dir);
    let total = found.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (total <= maxBytes) return;
    for (const { path, sizeBytes } of found.sort((a, b) => a.usedAt - b.usedAt)) {
      if (total <= maxBytes * keepShare) return;
      if (path === kept) continue;
      await rm(path, { force: true });
      total -= sizeBytes;
    }
  }

  return {
    find,

    async newPart(key) {
      await swept;
      const folder = itemFolder(key);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      parts += 1;
      return join(folder, `${parts}.part`);
    },

    async keep(key, part, sha256) {
      const path = join(itemFolder(key), sha256);
      const fetchedAt = clock.now();
      const file = await open(part, 'r+');
      try {
        await file.sync();
        await file.utimes(fetchedAt / 1_000, fetchedAt / 1_000);
      } finally {
        await file.close();
      }
      await rename(part, path);
      const { size, mtimeMs, ino } = await stat(path);
      vouched.add(`${path} ${size} ${mtimeMs} ${ino}`);
      // One that fails is tried again after the next.
      void trim(path).catch(() => {});
      return { path, sizeBytes: size, fetchedAt: Math.round(mtimeMs) };
    },

    forget: (key) => rm(itemFolder(key), { recursive: true, force: true }),
    forgetAccount: (accountId) => rm(folderOf({ accountId }), { recursive: true, force: true }),
  };
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(1 << 20);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, bytesRead));
    at += bytesRead;
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function filesBelow(dir: string) {
  const found: { path: string; sizeBytes: number; usedAt: number }[] = [];
  for (const entry of await readdir(dir, { withFileTypes: true }).catch(() => [])) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else if (entry.isFile()) {
      const facts = await stat(path).catch(() => null);
      if (facts !== null) found.push({ path, sizeBytes: facts.size, usedAt: facts.atimeMs });
    }
  }
  return found;
}

/**
 * What a crash left unfinished is nobody's any more, and neither is what was kept of an account whose removal it cut
 * short. Nothing is added before this has ended.
 */
async function sweep(dir: string, accountIds: () => readonly AccountId[]): Promise<void> {
  const folders = await namesIn(dir);
  const known = new Set(accountIds().map(hex));
  for (const name of folders) {
    const isOther = sha256Name.test(name) && !known.has(name);
    if (isOther) await rm(join(dir, name), { recursive: true, force: true }).catch(() => {});
  }
  for (const { path } of await filesBelow(dir).catch(() => [])) {
    if (path.endsWith('.part') && dirname(path) !== dir) await rm(path, { force: true });
  }
}
