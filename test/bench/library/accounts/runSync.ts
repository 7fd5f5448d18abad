import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createBugs } from '../../../../electron/base/bugs.ts';
import { systemClock } from '../../../../electron/base/clock.ts';
import { silentLog } from '../../../../electron/base/log.ts';
import { openDatabase } from '../../../../electron/database/database.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import { createSync } from '../../../../electron/library/sync/syncLibrary.ts';
import { createSession } from '../../../../electron/providers/createSession.ts';
import { providerById } from '../../../../electron/providers/registry.ts';
import { accountId } from '../../../../shared/ids.ts';
import { measured } from '../../task.ts';
import type { AccountTask } from './accountTask.ts';

/** An account read as the app reads it: into a database on disk, with its announcements. */
export async function runSync(task: AccountTask): Promise<void> {
  const provider = providerById(task.provider);
  if (provider === null) throw new Error('no such provider');
  const shop = accountId.parse('shop');
  const database = openDatabase(join(task.dir, 'library.sqlite'));
  database.exec(
    `INSERT INTO accounts VALUES ('shop','${task.provider}','Shop','MA',0,'session','{}',0,0)`,
  );
  const deps = { clock: systemClock, log: silentLog };
  const { baseUrl = '', ...credentials } = task.access;
  const session = createSession(provider, credentials, { endpoints: baseUrl }, deps);
  const table = createMediaTable(database, () => provider.retention);
  let shownAt = 0;
  const sync = createSync({
    sessions: async () => ({ provider, session }),
    accounts: () => [shop],
    table,
    database,
    ...deps,
    emit(event) {
      if (event === 'libraryChanged' && shownAt === 0) shownAt = performance.now();
    },
    bugs: createBugs(silentLog),
  });
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const read = async () => {
    const began = performance.now();
    if (task.watched) pauses.enable();
    await sync.refresh(shop);
    pauses.disable();
    const state = sync.states()[0];
    if (state?.state !== 'idle') throw new Error(`not read: ${JSON.stringify(state?.failure)}`);
    return {
      held: table.liveCount(shop),
      firstShownMs: shownAt - began,
      longestPauseMs: task.watched ? pauses.max / 1e6 : 0,
    };
  };
  await measured(read, { memory: false });
  if (task.again) {
    process.send?.('first');
    await new Promise((resolve) => process.once('message', resolve));
    await sync.refresh(shop);
    process.send?.('second');
  }
  await sync.close();
  database.close();
}
