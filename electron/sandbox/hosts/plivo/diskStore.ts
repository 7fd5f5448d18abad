import { mkdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal } from '../../store/journal.ts';
import { expiresAt } from './expiry.ts';
import type { ObjectStore } from './objectStore.ts';
import type { StoredObject } from './storedObject.ts';

type Line =
  /** When the account was seeded, which `seededAt` reads and writes. */
  | { kind: 'started'; at: number }
  | { kind: 'stored'; object: StoredObject }
  | { kind: 'used'; id: string; at: number };

/** Bytes as files and a journal of lines; a line cut by a crash is dropped with what it announced. */
export function openDiskStore(dir: string, now: number): ObjectStore {
  const objectsDir = join(dir, 'objects');
  mkdirSync(objectsDir, { recursive: true });
  const { restored: lines, add: append } = openJournal<Line>(join(dir, 'journal.jsonl'));
  const used = new Map(lines.flatMap((line) => (line.kind === 'used' ? [[line.id, line.at]] : [])));
  const stored = lines.flatMap((line) => (line.kind === 'stored' ? [line.object] : []));
  const pathOf = (id: string) => join(objectsDir, id);

  for (const object of stored) {
    const usedAt = used.get(object.id) ?? object.usedAt;
    if (expiresAt({ ...object, usedAt }) <= now) void rm(pathOf(object.id), { force: true });
  }
  return {
    restored: stored,
    used,
    async add(entries) {
      for (const { object, bytes } of entries) {
        await writeFile(`${pathOf(object.id)}.part`, bytes);
        await rename(`${pathOf(object.id)}.part`, pathOf(object.id));
      }
      append(entries.map(({ object }) => ({ kind: 'stored', object })));
    },
    markUsed(id, at) {
      append([{ kind: 'used', id, at }]);
    },
    bytes: (id) => readFile(pathOf(id)).catch(() => null),
  };
}
