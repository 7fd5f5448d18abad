import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
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

/** The first copy of an item that is still what was written, opened; the caller closes it. */
async function firstWhole(
  id: MediaId,
  { items, archiveOf }: OpenDeps,
): Promise<{ readonly file: FileHandle; readonly item: ArchivedItem } | null> {
  for (const item of items.ofMedia(id)) {
    const archive = archiveOf(item.archiveId);
    if (archive === null || item.state === 'missing') continue;
    const file = await open(join(archive.folder, item.path), 'r').catch(() => null);
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

/** Which of these an archive holds, each read again now, with the bytes that were written. */
export async function safelyArchived(
  ids: readonly MediaId[],
  archiveId: string | null,
  { items, archiveOf }: OpenDeps,
): Promise<Set<MediaId>> {
  const safe = new Set<MediaId>();
  const own = {
    archiveOf,
    items: {
      ofMedia: (id: MediaId) =>
        items.ofMedia(id).filter((one) => archiveId === null || one.archiveId === archiveId),
    },
  };
  for (const id of ids) {
    const found = await firstWhole(id, own);
    if (found === null) continue;
    await found.file.close();
    safe.add(id);
  }
  return safe;
}
