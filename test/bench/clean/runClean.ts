import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createBugs } from '../../../electron/base/bugs.ts';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import type { Database } from '../../../electron/database/database.ts';
import type { MediaTable } from '../../../electron/library/mediaTable.ts';
import { finderOf } from '../../../electron/providers/pace/finderOf.ts';
import type { Provider, SessionSource } from '../../../electron/providers/provider.ts';
import { gatherGroups } from '../../../electron/removals/plan/gatherGroups.ts';
import type { RemovalGroup } from '../../../electron/removals/plan/removalGroup.ts';
import { createRemovalRuns } from '../../../electron/removals/removalRuns.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';
import { readAccount, shop } from './openAccount.ts';
import { watchHeap } from './watchHeap.ts';

/** All of an account is confirmed and deleted, by what does so in the app, on a database on disk. */
export async function cleanAll(
  database: Database,
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
  const heap = watchHeap();
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  await runs.start(await planned(table, provider));
  heap.begin();
  await over;
  pauses.disable();
  const [run] = runs.list();
  await runs.close();
  return {
    done: run?.done ?? 0,
    failed: run?.failed ?? 0,
    longestPauseMs: pauses.max / 1e6,
    heapBytes: heap.end(),
  };
}

async function planned(table: MediaTable, provider: Provider): Promise<RemovalGroup[]> {
  const groups: RemovalGroup[] = [];
  await gatherGroups(
    table.idsOf(shop),
    { table, providerOf: () => provider, underway: new Set(), takes: 'media' },
    {
      group: (group) => void groups.push(group),
      refused() {},
    },
  );
  return groups;
}

/** An account of a far end is read first, which is not measured. */
export async function runClean(task: AccountTask): Promise<void> {
  const { provider, database, session, table } = await readAccount(task);
  await measured(() => cleanAll(database, table, provider, async () => ({ provider, session })));
  database.close();
}
