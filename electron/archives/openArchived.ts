import { createHash } from 'node:crypto';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { MediaId } from '../../shared/ids.ts';
import type { StoredArchive } from './archiveTable.ts';
import type { ArchivedItem, ItemTable } from './itemTable.ts';

export interface OpenedCopy {
  readonly body: Readable;
  readonly sizeBytes: number;
  readonly contentType: string | null;
  readonly sha256: string;
}

export interface OpenDeps {
  readonly items: Pick<ItemTable, 'ofMedia'>;
  readonly archiveOf: (id: string) => StoredArchive | null;
}

/** Whether an open file has the bytes that were written once; read from its beginning. */
async function isWhole(file: FileHandle, { sizeBytes, sha256 }: ArchivedItem): Promise<boolean> {
  const found = await file.stat();
  if (!found.isFile() || found.size !== sizeBytes) return false;
  const hash = createHash('sha256');
  const body = file.createReadStream({ start: 0, autoClose: false });
  for await (const chunk of body as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex') === sha256;
}

/** A plain file of the archive's folder; null for what a link leads out to, or what would be waited for. */
async function openInside(folder: string, path: string): Promise<FileHandle | null> {
  const at = join(folder, path);
  try {
    const [root, real, found] = await Promise.all([realpath(folder), realpath(at), lstat(at)]);
    if (!found.isFile() || !real.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
    return await open(at, 'r');
  } catch {
    return null;
  }
}

/** The first copy of an item that is still what was written, opened; the caller closes it. */
async function firstWhole(
  id: MediaId,
  { items, archiveOf }: OpenDeps,
): Promise<{ readonly file: FileHandle; readonly item: ArchivedItem } | null> {
  for (const item of items.ofMedia(id)) {
    const archive = archiveOf(item.archiveId);
    if (archive === null || item.state === 'missing') continue;
    const file = await openInside(archive.folder, item.path);
    if (file === null) continue;
    const whole = await isWhole(file, item).catch(() => false);
    if (whole) return { file, item };
    await file.close();
  }
  return null;
}

/**
 * The bytes of an item from an archive that holds it, after they were read once and are what was written; null where
 * no archive has them. The file is the one that was looked at, whatever comes to be under its name.
 */
export async function openArchived(id: MediaId, deps: OpenDeps): Promise<OpenedCopy | null> {
  const found = await firstWhole(id, deps);
  if (found === null) return null;
  const { file, item } = found;
  const { sizeBytes, sha256, entry } = item;
  return { body: file.createReadStream({ start: 0 }), sizeBytes, sha256, contentType: entry.type };
}

/**
 * SHA-256 in hex of the copy of an item in an archive, which is read again now and has the bytes that were written;
 * null where there is none. `fits` leaves out copies.
 */
export async function safeHash(
  id: MediaId,
  archiveId: string | null,
  { items, archiveOf }: OpenDeps,
  fits: (copy: ArchivedItem) => boolean = () => true,
): Promise<string | null> {
  const own = (one: ArchivedItem) =>
    (archiveId === null || one.archiveId === archiveId) && fits(one);
  const ofMedia = (of: MediaId) => items.ofMedia(of).filter(own);
  const found = await firstWhole(id, { archiveOf, items: { ofMedia } });
  if (found === null) return null;
  await found.file.close();
  return found.item.sha256;
}

/** Which of these an archive holds, each read again now, with the bytes that were written. */
export async function safelyArchived(
  ids: readonly MediaId[],
  archiveId: string | null,
  deps: OpenDeps,
): Promise<Set<MediaId>> {
  const safe = new Set<MediaId>();
  for (const id of ids) {
    if ((await safeHash(id, archiveId, deps)) !== null) safe.add(id);
  }
  return safe;
}
