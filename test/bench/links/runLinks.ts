import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createBugs } from '../../../electron/base/bugs.ts';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { createLinkMaker } from '../../../electron/library/linkMaker.ts';
import { createMadeLinks } from '../../../electron/library/madeLinks.ts';
import { createLinking } from '../../../electron/linking.ts';
import type { Account } from '../../../shared/account.ts';
import type { LinkCheckState } from '../../../shared/contract/linkChecks.ts';
import { readAccount, shop } from '../clean/openAccount.ts';
import { watchHeap } from '../clean/watchHeap.ts';
import type { AccountTask } from '../library/accounts/accountTask.ts';
import { measured } from '../task.ts';

const unused = () => {
  throw new Error('nobody saves anything here');
};
/** As often, and as many, as the window asks for while it shows a check. */
const askedEveryMs = 100;
const shownRows = 50;

/** All links of an account are checked by what does so in the app, while a window shows them. */
export async function runLinks(task: AccountTask): Promise<void> {
  const { provider, database, session, table } = await readAccount(task);
  const sessions = async () => ({ provider, session });
  const made = createMadeLinks(database);
  const ids = table.idsOf(shop);
  let told = (_state: LinkCheckState) => {};
  const account: Account = {
    id: shop,
    providerId: provider.id,
    label: 'Shop',
    identity: 'MA',
    practice: true,
    secretStore: 'practice',
    connectedAt: 0,
    colour: 0,
  };
  const linking = createLinking({
    database,
    table,
    sessions,
    clock: systemClock,
    bugs: createBugs(silentLog),
    links: createLinkMaker({ table, sessions, clock: systemClock, random: Math.random, made }),
    providers: [provider],
    providerOf: () => provider,
    accountIds: () => [shop],
    accountOf: () => account,
    endpoints: {},
    about: { version: '1' },
    gathered: { take: async () => ids },
    hashes: { of: () => new Map() },
    saveHost: { choose: unused, downloads: unused },
    emit(event, payload) {
      if (event === 'linkCheckChanged') told(payload as LinkCheckState);
    },
  });
  const { service } = linking;
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  const heap = watchHeap();
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  await measured(
    async () => {
      heap.begin();
      if (task.watched) pauses.enable();
      const began = performance.now();
      const over = new Promise<LinkCheckState>((resolve) => {
        told = (state) => {
          if (state.state !== 'running') resolve(state);
        };
      });
      const { checkId } = await service.begin({ of: { mediaIds: [] } });
      const shows = setInterval(
        () => void service.rows({ checkId, start: 0, count: shownRows }),
        askedEveryMs,
      );
      const { tally } = await over;
      const checkMs = performance.now() - began;
      clearInterval(shows);
      pauses.disable();
      const grown = heap.end() - before;
      return {
        checkMs,
        done: tally.find(({ verdict }) => verdict === 'works')?.count ?? 0,
        longestPauseMs: task.watched ? pauses.max / 1e6 : 0,
        heapBytes: globalThis.gc === undefined ? Number.NaN : grown,
      };
    },
    { memory: false },
  );
  linking.close();
  database.close();
}
