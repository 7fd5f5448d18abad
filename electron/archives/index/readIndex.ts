import { join } from 'node:path';
import { z } from 'zod';
import { indexNames, markerName, ownFolder } from '../folder/marker.ts';
import { pathKey } from '../folder/pathKey.ts';
import { openBounded } from '../folder/readBounded.ts';
import type { ArchivedItem } from '../itemTable.ts';
import { boundedLines } from './boundedLines.ts';
import { indexEntry, ownerOf } from './indexEntry.ts';

/** Of more than a million items. What is larger was not written by Satchel. */
const mostIndexBytes = 1024 ** 3;
/** Of a line: the longest text of a message is a hundredth of that. */
const mostLineBytes = 1024 ** 2;
/** Nothing that a provider stores comes near it, and sums of it stay numbers. */
const mostFileBytes = 2 ** 40;
const rowsAtOnce = 500;

const line = indexEntry.extend({
  path: z.string().min(1).max(4_096),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative().max(mostFileBytes),
  archivedAt: z.iso.datetime(),
});

const own = new Set([markerName, ownFolder, ...Object.values(indexNames)].map(pathKey));

/**
 * A path of an item: in a folder of the archive's, on every system, and none of the archive's own. What it begins
 * with becomes the folder of the account for what comes later.
 */
export function isItemPath(path: string): boolean {
  const segments = path.split('/');
  const [first = ''] = segments;
  return (
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    !/[\\:\u0000-\u001f\u007f]/.test(path) &&
    segments.length > 1 &&
    segments.every((one) => one !== '' && one !== '.' && one !== '..') &&
    segments.every((one) => Buffer.byteLength(one) <= 255) &&
    !own.has(pathKey(first))
  );
}

function itemIn(text: string, archiveId: string): ArchivedItem | null {
  try {
    const { path, sha256, bytes, archivedAt, ...entry } = line.parse(JSON.parse(text));
    if (!isItemPath(path)) return null;
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
      fromIndex: true,
      entry,
    };
  } catch {
    return null;
  }
}

/**
 * What the index of a folder tells, some items at a time; nothing where there is none. Whoever wrote it may have
 * written anything: lines that cannot be understood are left out, none is in memory that is too long, and what is no
 * plain file, or too large for an index, throws `archive-unfit`.
 */
export async function* readIndex(
  folder: string,
  archiveId: string,
): AsyncGenerator<readonly ArchivedItem[]> {
  const file = await openBounded(join(folder, indexNames.jsonl), mostIndexBytes);
  if (file === null) return;
  try {
    let portion: ArchivedItem[] = [];
    let looked = 0;
    // It may grow meanwhile.
    const body = file.createReadStream({ start: 0, end: mostIndexBytes, autoClose: false });
    for await (const text of boundedLines(body as AsyncIterable<Buffer>, mostLineBytes)) {
      const item = text === null || text.trim() === '' ? null : itemIn(text, archiveId);
      if (item !== null) portion.push(item);
      looked += 1;
      if (looked % rowsAtOnce > 0) continue;
      yield portion;
      portion = [];
      // Everything else gets its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    yield portion;
  } finally {
    await file.close();
  }
}

/**
 * Takes what the index of a folder tells into the table, where it is not known there: an archive that another Satchel
 * made, or filled. Ends early once the archive is not `wanted` any more.
 */
export async function takeInIndex(
  folder: string,
  archiveId: string,
  items: { addAll(added: readonly ArchivedItem[]): void },
  wanted: () => boolean,
): Promise<void> {
  for await (const portion of readIndex(folder, archiveId)) {
    if (!wanted()) return;
    items.addAll(portion);
  }
}
