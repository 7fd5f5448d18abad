import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '../../electron/database/database.ts';
import type { StoredMedia } from '../../electron/library/mediaRow.ts';

const indexLine = z.object({ path: z.string(), mediaId: z.string(), sha256: z.string() });
const storedRow = z.object({ path: z.string(), ref: z.string(), sha256: z.string() });
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** All files below a folder, with `/`. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** What an archive of all of these does not hold as it should: disk, table, index and manifest are one. */
export function judgeArchive(
  database: Database,
  folder: string,
  rows: readonly StoredMedia[],
  bytesOf: (id: number) => Buffer | undefined,
): string[] {
  const files = filesIn(folder);
  const copies = files.filter((name) => name.includes('/') && !name.startsWith('.satchel')).sort();
  const stored = database
    .prepare('SELECT path, ref, sha256 FROM archived_items')
    .all()
    .map((row) => storedRow.parse(row));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim().split('\n');
  const lines = files.includes('index.jsonl')
    ? read('index.jsonl').map((line) => indexLine.parse(JSON.parse(line)))
    : [];
  const manifest = files.includes('manifest.sha256') ? read('manifest.sha256').sort() : [];
  const told = (list: readonly { path: string; sha256: string }[]) =>
    list.map((one) => `${one.sha256}  ${one.path}`).sort();
  const byRef = new Map(stored.map((row) => [row.ref, row]));
  const isSame = (one: readonly string[], other: readonly string[]) =>
    one.join('\n') === other.join('\n');
  return [
    ...rows.flatMap(({ id, ref }) => {
      const path = byRef.get(ref)?.path;
      if (path === undefined || !copies.includes(path)) return [`${ref} is in no file`];
      const right = hashOf(bytesOf(id) ?? Buffer.of());
      const found = hashOf(readFileSync(join(folder, path)));
      return found === right ? [] : [`${path} has other bytes than ${ref}`];
    }),
    ...(isSame(copies, stored.map(({ path }) => path).sort())
      ? []
      : [`the disk has ${copies.join()}, the table ${stored.map(({ path }) => path).join()}`]),
    ...(isSame(told(lines), told(stored)) ? [] : ['the index is not the table']),
    ...(isSame(manifest, told(stored)) ? [] : ['the manifest is not the table']),
    ...files.filter((name) => name.endsWith('.part')).map((name) => `${name} is left`),
    ...copies.flatMap((name) =>
      statSync(join(folder, name)).nlink === 1 ? [] : [`${name} has two names`],
    ),
  ];
}
