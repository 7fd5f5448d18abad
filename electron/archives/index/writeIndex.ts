import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { indexNames, ownFolder } from '../folder/marker.ts';
import type { ArchivedItem } from '../itemTable.ts';
import { csvHead, csvRow, jsonLine, manifestRow } from './indexFiles.ts';

/** So many lines are in memory at once. */
const rowsAtOnce = 500;

const files: readonly {
  readonly name: string;
  readonly head: string;
  readonly line: (item: ArchivedItem) => string;
}[] = [
  { name: indexNames.csv, head: csvHead, line: csvRow },
  { name: indexNames.jsonl, head: '', line: jsonLine },
  { name: indexNames.manifest, head: '', line: manifestRow },
];

export interface IndexSource {
  /** Items by their paths, after this one; null begins. */
  page(after: ArchivedItem | null, atMost: number): readonly ArchivedItem[];
}

/**
 * Writes the index of an archive anew, whose own folder is there (`makeOwnFolder`): each of its files is there whole or as it was before. Answers what the index
 * is known by (`printOf`). Throws what the disk says.
 */
export async function writeIndex(folder: string, { page }: IndexSource): Promise<string | null> {
  const temporary = (name: string) => join(folder, ownFolder, `${name}.part`);
  const handles: FileHandle[] = [];
  try {
    for (const { name, head } of files) {
      // Never into what is there, which may be a link to a file of somebody.
      await rm(temporary(name), { force: true });
      const handle = await open(temporary(name), 'wx');
      handles.push(handle);
      await handle.writeFile(head);
    }
    for (let after: ArchivedItem | null = null; ; ) {
      const items: readonly ArchivedItem[] = page(after, rowsAtOnce);
      const last = items.at(-1);
      if (last === undefined) break;
      for (const [at, { line }] of files.entries()) {
        await handles[at]?.writeFile(items.map(line).join(''));
      }
      after = last;
    }
    for (const handle of handles) await handle.sync();
  } finally {
    for (const handle of handles) await handle.close();
  }
  try {
    for (const { name } of files) await rename(temporary(name), join(folder, name));
  } finally {
    for (const { name } of files) await rm(temporary(name), { force: true });
  }
  return printOf(folder);
}

/** What the index of a folder is known by, so that one written by another Satchel is noticed; null for none. */
export async function printOf(folder: string): Promise<string | null> {
  const found = await stat(join(folder, indexNames.jsonl)).catch(() => null);
  return found === null ? null : `${found.size}:${found.mtimeMs}`;
}
