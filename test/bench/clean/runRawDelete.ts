import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';
import { inLanes, rawAccount } from './rawAccount.ts';

async function deleteAll(task: AccountTask, looks: boolean): Promise<void> {
  const { ask, isGone, paths } = rawAccount(task);
  const all = await paths();
  await measured(async () => {
    await inLanes(all, task.width, async (path) => {
      await ask('DELETE', `${path}.json`);
      if (looks) await isGone(`${path}.json`);
    });
    return { done: all.length };
  });
}

/** The bare loop: every file of every message deleted and then looked for, so many at once, nothing written down. */
export const runRawDelete = (task: AccountTask) => deleteAll(task, true);

/** The same without the looks, which tells what they cost. */
export const runRawUnchecked = (task: AccountTask) => deleteAll(task, false);
