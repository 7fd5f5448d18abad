import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobId } from '../../shared/ids.ts';

export type Spool = ReturnType<typeof createSpool>;

/** Private copies of what came without a path, such as a pasted picture. */
export function createSpool(dir: string) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  /** What an earlier run left; looked at once, before this run adds its own. */
  const left = readdirSync(dir).map((name) => join(dir, name));
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
    /** Removes what an earlier run left and no job of the database owns. */
    async sweep(owned: ReadonlySet<string>): Promise<void> {
      for (const path of left) {
        if (!owned.has(path)) await rm(path, { force: true }).catch(() => {});
      }
    },
  };
}
