import { mkdirSync } from 'node:fs';
import { chmod, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobId } from '../../shared/ids.ts';

export type Spool = ReturnType<typeof createSpool>;

/** Private copies of what came without a path, such as a pasted picture. */
export function createSpool(dir: string) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return {
    /** On disk before the job is, so that a crash leaves an orphan and never a job without bytes. */
    async write(id: JobId, bytes: Uint8Array): Promise<string> {
      const path = join(dir, id);
      const handle = await open(path, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return path;
    },
    async remove(path: string): Promise<void> {
      await rm(path, { force: true }).catch(() => {});
    },
    /** Removes what no job of the database owns. */
    async sweep(owned: ReadonlySet<string>): Promise<void> {
      await chmod(dir, 0o700).catch(() => {});
      for (const name of await readdir(dir).catch(() => [])) {
        const path = join(dir, name);
        if (!owned.has(path)) await rm(path, { force: true }).catch(() => {});
      }
    },
  };
}
