import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createBugs } from '../../../electron/base/bugs.ts';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable, type MediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { finderOf } from '../../../electron/providers/pace/finderOf.ts';
import type { Provider, SessionSource } from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { gatherGroups } from '../../../electron/removals/plan/gatherGroups.ts';
import type { RemovalGroup } from '../../../electron/removals/plan/removalGroup.ts';
import { createRemovalRuns } from '../../../electron/removals/removalRuns.ts';
import { accountId } from '../../../shared/ids.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';

export const shop = accountId.parse('shop');

/** All of an account is confirmed and deleted, by what does so in the app, on a database on disk. */
export async function cleanAll(
  database: ReturnType<typeof openDatabase>,
  table: MediaTable,
  provider: Provider,
  sessions: SessionSource,
): Promise<Record<string, number>> {
  const bugs = createBugs(silentLog);
  let ended = () => {};
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });
  let ids = 0;
  const runs = createRemovalRuns({
    database,
    table,
    sessions,
    clock: systemClock,
    random: Math.random,
    log: silentLog,
    newId() {
      ids += 1;
      return `id ${ids}`;
    },
    paceOf: finderOf,
    graceMs: 0,
    emit: () => {},
    onRuns(list) {
      if (list[0]?.state === 'over') ended();
    },
    failureOf: (error) => bugs.failureOf(error, 'removals'),
    onGone() {},
  });
  await runs.begin();
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  const groups: RemovalGroup[] = [];
  await gatherGroups(
    table.idsOf(shop),
    { table, providerOf: () => provider, underway: new Set(), takes: 'media' },
    {
      group: (group) => void groups.push(group),
      refused() {},
    },
  );
  await runs.start(groups);
  await over;
  pauses.disable();
  const [run] = runs.list();
  await runs.close();
  return { done: run?.done ?? 0, failed: run?.failed ?? 0, longestPauseMs: pauses.max / 1e6 };
}

/** An account of a far end is read first, which is not measured. */
export async function runClean(task: AccountTask): Promise<void> {
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
  const { signal } = new AbortController();
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await provider.list(session, cursor, signal);
    table.upsert(shop, page.items, Date.now());
    cursor = page.nextCursor;
  }
  await measured(() => cleanAll(database, table, provider, async () => ({ provider, session })));
  database.close();
}
