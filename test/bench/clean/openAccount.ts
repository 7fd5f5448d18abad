import { join } from 'node:path';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { accountId } from '../../../shared/ids.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';

export const shop = accountId.parse('shop');

/** A library on disk with the account of a far end, of which nothing is read yet. */
export function openAccount(task: AccountTask) {
  const provider = providerById(task.provider);
  if (provider === null) throw new Error('no such provider');
  const database = openDatabase(join(task.dir, 'library.sqlite'));
  database.exec(
    `INSERT INTO accounts VALUES ('shop','${task.provider}','Shop','MA',0,'session','{}',0,0)`,
  );
  const { baseUrl = '', ...credentials } = task.access;
  const session = createSession(
    provider,
    credentials,
    { endpoints: { baseUrl } },
    { clock: systemClock, log: silentLog },
  );
  const table = createMediaTable(database, () => provider.retention);
  return { provider, database, session, table };
}

/** The same, read to its end. */
export async function readAccount(task: AccountTask) {
  const account = openAccount(task);
  const { provider, session, table } = account;
  const { signal } = new AbortController();
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await provider.list(session, cursor, signal);
    table.upsert(shop, page.items, Date.now());
    cursor = page.nextCursor;
  }
  return account;
}
