import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';
import { inLanes, rawAccount } from './rawAccount.ts';

/** The bare loop: every file of every message asked to be deleted, so many at once, nothing written down. */
export async function runRawDelete(task: AccountTask): Promise<void> {
  const { ask, paths } = rawAccount(task);
  const all = await paths();
  await measured(async () => {
    await inLanes(all, task.width, (path) => ask('DELETE', `${path}.json`));
    return { done: all.length };
  });
}
