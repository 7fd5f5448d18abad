import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createArchiveService } from '../../../electron/archives/archiveService.ts';
import { createBugs } from '../../../electron/base/bugs.ts';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { createContentHashes } from '../../../electron/library/contentHashes.ts';
import { createDownloads } from '../../../electron/library/downloadItem.ts';
import { createGathered } from '../../../electron/library/gathered.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import type { ArchiveRun } from '../../../shared/contract/archives.ts';
import { saysNothing } from '../../../shared/media.ts';
import { type openAccount, readAccount, shop } from '../clean/openAccount.ts';
import { watchHeap } from '../clean/watchHeap.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';

/** All of an account is archived, by what does so in the app, into a folder on disk. */
export async function archiveAll(
  { provider: known, database, session, table }: ReturnType<typeof openAccount>,
  dir: string,
  provider: Provider = known,
): Promise<Record<string, number>> {
  const bugs = createBugs(silentLog);
  const folder = join(dir, 'archive');
  mkdirSync(folder);
  let ended = (_: ArchiveRun) => {};
  const over = new Promise<ArchiveRun>((resolve) => {
    ended = resolve;
  });
  const clock = systemClock;
  const downloads = createDownloads({
    sessions: async () => ({ provider, session }),
    table,
    changed() {},
    keyOf(id) {
      const [row] = table.byIds([id]);
      if (row === undefined) return null;
      const untold = row.toldType === null && saysNothing(row.contentType);
      return { ...row, key: row, untold };
    },
  });
  const service = createArchiveService({
    database,
    table,
    downloads,
    hashes: createContentHashes(database),
    gathered: createGathered(clock, randomUUID, database),
    find: async () => Float64Array.from(table.idsOf(shop)),
    accountOf: (id) => ({
      id,
      providerId: provider.id,
      label: 'Shop',
      identity: 'MA',
      practice: false,
      secretStore: 'session',
      connectedAt: 1,
      colour: 0,
    }),
    archiveHost: { chooseFolder: async () => folder, open() {}, show() {} },
    emit(event, payload) {
      if (event !== 'archiveRunsChanged') return;
      const [run] = payload as ArchiveRun[];
      if (run?.state === 'over') ended(run);
    },
    clock,
    random: Math.random,
    log: silentLog,
    failureOf: (error) => bugs.failureOf(error, 'archives'),
  });
  await service.begin();
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  const chosen = await service.chooseFolder(undefined);
  const into = { folder: chosen?.token ?? '', title: 'Shop' };
  const { token } = await service.prepare({ what: { filter: {} }, into });
  await service.start({ token });
  const heap = watchHeap();
  heap.begin();
  const { done, failed } = await over;
  const heapBytes = heap.end();
  // Its index is whole by then.
  await service.close();
  pauses.disable();
  return { done, failed, longestPauseMs: pauses.max / 1e6, heapBytes };
}

/** An account of a far end is read first, which is not measured. */
export async function runArchive(task: AccountTask): Promise<void> {
  const account = await readAccount(task);
  await measured(() => archiveAll(account, task.dir));
  account.database.close();
}
