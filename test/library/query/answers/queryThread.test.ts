import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeConfig } from '../../../../build/bundle/nodeConfig.mjs';
import { systemClock } from '../../../../electron/base/clock.ts';
import { createGuardedWorker } from '../../../../electron/base/guardedWorker.ts';
import { type Database, openDatabase } from '../../../../electron/database/database.ts';
import { startQueries } from '../../../../electron/host/startQueries.ts';
import { createMediaTable, type MediaTable } from '../../../../electron/library/mediaTable.ts';
import { queriesOf } from '../../../../electron/library/query/answers/queriesOf.ts';
import type { QueryThread } from '../../../../electron/library/query/answers/queryThread.ts';
import type { RemoteItem } from '../../../../electron/providers/provider.ts';
import { accountId, mediaRef } from '../../../../shared/ids.ts';
import { newestFirst } from '../../../../shared/query/mediaFilter.ts';
import { freshFolder } from '../../../accounts/support/freshFolder.ts';
import { silentBugs } from '../../../base/support/silentBugs.ts';

const shop = accountId.parse('shop');
const source = new URL('../../../../electron/host/queryWorker.ts', import.meta.url);

let database: Database;
let table: MediaTable;
let workers: Worker[];
let threads: QueryThread[];

beforeEach(() => {
  workers = [];
  threads = [];
});
afterEach(() => {
  for (const thread of threads) thread.close();
  database.close();
});

/** A library on disk. */
function lay(): string {
  const path = join(freshFolder(), 'library.sqlite');
  database = openDatabase(path);
  database.exec(
    `INSERT INTO accounts VALUES ('shop', 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`,
  );
  table = createMediaTable(database, () => null);
  return path;
}

/** The same, and a real thread that reads it. */
function begin(url = source): QueryThread {
  const path = lay();
  const queryWorker = createGuardedWorker({
    start() {
      const worker = new Worker(url, { workerData: { path, locale: 'en' }, env: {} });
      workers.push(worker);
      return worker;
    },
    clock: systemClock,
    stuckMs: 30_000,
  });
  const thread = queriesOf({ database, queryWorker, bugs: silentBugs });
  threads.push(thread);
  return thread;
}

const item = (n: number, name: string): RemoteItem => ({
  ref: mediaRef.parse(`r${n}`),
  messageRef: null,
  direction: null,
  name,
  contentType: 'image/png',
  sizeBytes: n,
  linkUrl: null,
  fromAddress: null,
  toAddress: null,
  messageStatus: null,
  storedAt: n,
  usedAt: null,
});
const find = async (thread: QueryThread, text: string) => {
  const query = { filter: { text }, sort: newestFirst };
  return [...(await thread.list({ query, now: 10, accounts: [shop] })).ids];
};

it('finds what was written a moment ago, and not what it was before', async () => {
  const thread = begin();
  expect(await find(thread, 'summer')).toEqual([]);
  const [a, b] = table.upsert(shop, [item(1, 'Summer.png'), item(2, 'winter.png')], 10).ids;
  expect([await find(thread, 'ummer'), await find(thread, 'in')]).toEqual([[a], [b]]);
  table.upsert(shop, [item(1, 'Autumn.png')], 20);
  expect([await find(thread, 'summer'), await find(thread, 'autumn')]).toEqual([[], [a]]);
  table.markGone([a, b].map(Number) as never, 30);
  expect(await find(thread, 'png')).toEqual([]);
  expect(await thread.totals({ accounts: [shop] })).toEqual([
    { accountId: shop, total: 0, sizeBytes: 0 },
  ]);
  expect(workers).toHaveLength(1);
});

it('answers as it is bundled, though it runs in another folder', async () => {
  const folder = freshFolder();
  await build(nodeConfig('queryWorker', 'electron/host/queryWorker.ts', folder));
  // Its packages are looked for from the folder of the bundle, which in a package is that of the app.
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const paths = { bundle: join(folder, 'queryWorker.cjs'), library: lay() };
  const queryWorker = startQueries(paths, 'en', systemClock);
  threads.push(queriesOf({ database, queryWorker, bugs: silentBugs }));
  const { ids } = table.upsert(shop, [item(1, 'Summer.png')], 10);
  const query = { filter: { text: 'ummer' }, sort: newestFirst };
  const asked = { query, now: 10, accounts: [shop] };
  expect(await queryWorker.ask('list', asked)).toMatchObject({ ids: Float64Array.from(ids) });
});

it('is started anew when it ends, and everybody is answered', async () => {
  const thread = begin();
  const { ids } = table.upsert(shop, [item(1, 'Summer.png')], 10);
  expect(await find(thread, 'summer')).toEqual(ids);
  const asked = find(thread, 'summer');
  await workers[0]?.terminate();
  expect(await asked).toEqual(ids);
  expect(await find(thread, 'summer')).toEqual(ids);
  expect(workers).toHaveLength(2);
});

it('is done without where it cannot be started', async () => {
  const thread = begin(new URL('file:///no/such/queryWorker.ts'));
  const { ids } = table.upsert(shop, [item(1, 'Summer.png')], 10);
  expect(await find(thread, 'summer')).toEqual(ids);
});
