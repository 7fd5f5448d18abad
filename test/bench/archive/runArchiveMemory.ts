import { Readable } from 'node:stream';
import type { Provider } from '../../../electron/providers/provider.ts';
import { addItems } from '../clean/manyItems.ts';
import { openAccount } from '../clean/openAccount.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';
import { archiveAll } from './runArchive.ts';

/** So many small items of a provider that answers at once: what is measured is what Satchel itself holds. */
export async function runArchiveMemory(task: AccountTask): Promise<void> {
  const account = openAccount(task);
  const provider: Provider = {
    ...account.provider,
    async download(_, { ref }) {
      const bytes = Buffer.from(`picture ${ref}`);
      return { body: Readable.from([bytes]), sizeBytes: bytes.length, contentType: 'image/jpeg' };
    },
  };
  addItems(account.table, task.width);
  await measured(() => archiveAll(account, task.dir, provider));
  account.database.close();
}
