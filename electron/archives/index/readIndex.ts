import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { indexNames } from '../folder/marker.ts';
import type { ArchivedItem, ItemTable } from '../itemTable.ts';
import { indexEntry, ownerOf } from './indexEntry.ts';

const line = indexEntry.extend({
  path: z.string().min(1).max(4_096),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  archivedAt: z.iso.datetime(),
});

/** A path that stays in its folder on every system. */
export function staysInside(path: string): boolean {
  const segments = path.split('/');
  return !/[\\:]/.test(path) && segments.every((one) => one !== '' && one !== '.' && one !== '..');
}

function itemIn(text: string, archiveId: string): ArchivedItem | null {
  try {
    const { path, sha256, bytes, archivedAt, ...entry } = line.parse(JSON.parse(text));
    if (!staysInside(path)) return null;
    return {
      archiveId,
      owner: ownerOf(entry),
      ref: entry.mediaId,
      mediaId: null,
      accountId: null,
      path,
      sha256,
      sizeBytes: bytes,
      writtenAt: Date.parse(archivedAt),
      state: 'held',
      entry,
    };
  } catch {
    return null;
  }
}

/**
 * Takes what the index of a folder tells into the table, where it is not known there: an archive that another
 * Satchel made, or filled. Answers how many lines could not be understood.
 */
export async function readIndex(
  folder: string,
  archiveId: string,
  items: Pick<ItemTable, 'addAll'>,
): Promise<{ readonly known: number; readonly unread: number }> {
  const body = createReadStream(join(folder, indexNames.jsonl), 'utf8');
  let known = 0;
  let unread = 0;
  let portion: ArchivedItem[] = [];
  const add = () => {
    items.addAll(portion);
    known += portion.length;
    portion = [];
  };
  for await (const text of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue;
    const item = itemIn(text, archiveId);
    if (item === null) unread += 1;
    else portion.push(item);
    if (portion.length >= 500) {
      add();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  add();
  return { known, unread };
}
