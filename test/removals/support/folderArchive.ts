import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ArchiveFirst } from '../../../electron/removals/archiveFirst.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import type { ArchiveDeps } from './removalRig.ts';

/** Copies in a folder and their hashes: what removals ask of archives, in its smallest form. */
export function createFolderArchive(folder: string) {
  const hashes = new Map<number, string>();
  const lost = new Set<number>();
  const spoilt = new Set<number>();
  const pathOf = (id: number) => join(folder, String(id));
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const isSafe = (id: number) =>
    existsSync(pathOf(id)) && hashOf(readFileSync(pathOf(id))) === hashes.get(id);
  return {
    isSafe,
    /** SHA-256 in hex of the copy of an item. */
    hashOf: (id: number) => hashes.get(id),
    /** It cannot be brought in. */
    lose: (id: number) => void lost.add(id),
    /** Whatever is written of it is other than what was sent. */
    spoil: (id: number) => void spoilt.add(id),
    of: ({ sessions, rowsOf }: ArchiveDeps): ArchiveFirst => ({
      async secure(_, ids, signal) {
        for (const row of rowsOf(ids)) {
          if (isSafe(row.id)) continue;
          if (lost.has(row.id)) throw new SatchelError(notFound);
          const { provider, session } = await sessions(row.accountId);
          const { body } = await provider.download(session, row, signal);
          const bytes = await buffer(body);
          hashes.set(row.id, hashOf(bytes));
          writeFileSync(pathOf(row.id), spoilt.has(row.id) ? 'other bytes' : bytes);
        }
        if (!ids.every(isSafe)) throw new SatchelError(notFound);
        return new Map(ids.map((id) => [id, hashes.get(id) ?? '']));
      },
    }),
  };
}
