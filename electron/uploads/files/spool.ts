import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FailureOf, SatchelError } from '../../../shared/failure.ts';
import { libraryUnavailable } from '../../../shared/failures.ts';
import type { JobId } from '../../../shared/ids.ts';

export type Spool = ReturnType<typeof createSpool>;

const openNew = (path: string) => open(path, 'wx', 0o600);

/** Private copies of what came without a path, such as a pasted picture. */
export function createSpool(dir: string, openAt: typeof openNew = openNew) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  /** What an earlier run left; looked at once, before this run adds its own. */
  const left = readdirSync(dir).map((name) => join(dir, name));
  return {
    /**
     * On disk before the job is, so that a crash leaves an orphan and never a job without bytes.
     * What cannot be written whole leaves nothing, and says why the disk did not take it.
     */
    async write(id: JobId, bytes: Uint8Array): Promise<string> {
      const path = join(dir, id);
      const handle = await openAt(path).catch(refuse);
      try {
        await fill(handle, bytes);
      } catch (error) {
        await rm(path, { force: true }).catch(() => {});
        return refuse(error);
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

async function fill(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The copies lie beside the library, so that what ails the disk of one ails the other. */
const causes: Readonly<Record<string, FailureOf<'library-unavailable'>['cause']>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EIO: 'failed',
};

function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = causes[code];
  throw cause === undefined ? error : new SatchelError(libraryUnavailable(cause));
}
