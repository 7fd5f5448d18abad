import { join } from 'node:path';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import type { Provider, RemoteItem } from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { mediaRef } from '../../../shared/ids.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';
import { cleanAll, shop } from './runClean.ts';

const itemsAtOnce = 1_000;

function item(index: number): RemoteItem {
  return {
    ref: mediaRef.parse(`ME${String(index).padStart(32, '0')}`),
    messageRef: `MM${String(index).padStart(32, '0')}`,
    direction: 'inbound',
    name: null,
    contentType: 'image/jpeg',
    sizeBytes: 100_000,
    storedAt: 1_000 + index,
    usedAt: null,
    fromAddress: '+12125550100',
    toAddress: '+12125550101',
    messageStatus: 'received',
    linkUrl: null,
  };
}

/** So many items of a provider that answers at once: what is measured is what Satchel itself holds. */
export async function runCleanMemory(task: AccountTask): Promise<void> {
  const registered = providerById(task.provider);
  if (registered?.remove === undefined) throw new Error('no such provider');
  const provider: Provider = {
    ...registered,
    remove: {
      ...registered.remove,
      run: () => new Promise((resolve) => setImmediate(() => resolve(null))),
    },
  };
  const database = openDatabase(join(task.dir, 'library.sqlite'));
  database.exec(
    `INSERT INTO accounts VALUES ('shop','${task.provider}','Shop','MA',0,'session','{}',0,0)`,
  );
  const table = createMediaTable(database, () => provider.retention);
  for (let start = 0; start < task.width; start += itemsAtOnce) {
    const count = Math.min(itemsAtOnce, task.width - start);
    table.upsert(
      shop,
      Array.from({ length: count }, (_, at) => item(start + at)),
      Date.now(),
    );
  }
  const { baseUrl = '', ...credentials } = task.access;
  const deps = { clock: systemClock, log: silentLog };
  const session = createSession(provider, credentials, { endpoints: { baseUrl } }, deps);
  await measured(() => cleanAll(database, table, provider, async () => ({ provider, session })));
  database.close();
}
