import type { Provider } from '../../../electron/providers/provider.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';
import { addItems } from './manyItems.ts';
import { openAccount } from './openAccount.ts';
import { cleanAll } from './runClean.ts';

/** So many items of a provider that answers at once: what is measured is what Satchel itself holds. */
export async function runCleanMemory(task: AccountTask): Promise<void> {
  const { provider: known, database, session, table } = openAccount(task);
  if (known.remove === undefined) throw new Error('nothing can be removed there');
  const provider: Provider = {
    ...known,
    stat: () => new Promise((_, reject) => setImmediate(() => reject(new SatchelError(notFound)))),
    remove: {
      ...known.remove,
      run: () => new Promise((resolve) => setImmediate(() => resolve(null))),
    },
  };
  addItems(table, task.width);
  await measured(() => cleanAll(database, table, provider, async () => ({ provider, session })));
  database.close();
}
