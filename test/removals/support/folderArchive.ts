import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ArchiveFirst } from '../../../electron/removals/archiveFirst.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { ArchiveDeps } from './removalRig.ts';

/** Copies in a folder and their hashes: what removals ask of archives, in its smallest form. */
export function createFolderArchive(folder: string) {
  const hashes = new Map<number, string>();
  const lost = new Set<number>();
  const begun: (readonly MediaId[])[] = [];
  const open = new Set<string>();
  const pathOf = (id: number) => join(folder, String(id));
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const isSafe = (id: number) =>
    existsSync(pathOf(id)) && hashOf(readFileSync(pathOf(id))) === hashes.get(id);
  return {
    begun,
    isSafe,
    /** It cannot be brought in. */
    lose: (id: number) => void lost.add(id),
    spoil: (id: number) => writeFileSync(pathOf(id), 'other bytes'),
    of: ({ sessions, rowsOf }: ArchiveDeps): ArchiveFirst => ({
      async begin(_, ids) {
        const run = `archive ${begun.length}`;
        begun.push(ids);
        open.add(run);
        const bring = async () => {
          for (const row of rowsOf(ids)) {
            if (lost.has(row.id) || isSafe(row.id)) continue;
            const { provider, session } = await sessions(row.accountId);
            const { body } = await provider.download(session, row, new AbortController().signal);
            const bytes = await buffer(body);
            hashes.set(row.id, hashOf(bytes));
            writeFileSync(pathOf(row.id), bytes);
          }
        };
        void bring()
          .catch(() => undefined)
          .finally(() => open.delete(run));
        return run;
      },
      isOver: (run) => !open.has(run),
      safe: async (_, ids) => new Set(ids.filter(isSafe)),
    }),
  };
}
