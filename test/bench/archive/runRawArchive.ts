import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inLanes, rawAccount } from '../clean/rawAccount.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';

/** The bare loop: every file of every message asked for and written, so many at once, and nothing else. */
export async function runRawArchive(task: AccountTask): Promise<void> {
  const { ask, paths } = rawAccount(task);
  const all = await paths();
  await measured(async () => {
    await inLanes(all, task.width, async (path) => {
      const bytes = await ask('GET', path);
      await writeFile(join(task.dir, path.slice(path.lastIndexOf('/') + 1)), bytes);
    });
    return { done: all.length };
  });
}
