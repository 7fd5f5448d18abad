import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createBugs } from '../../../../electron/base/bugs.ts';
import { systemClock } from '../../../../electron/base/clock.ts';
import { silentLog } from '../../../../electron/base/log.ts';
import { startQueries } from '../../../../electron/host/startQueries.ts';
import { createMediaTable } from '../../../../electron/library/mediaTable.ts';
import { datedBy } from '../../../../electron/library/query/answers/changesByClock.ts';
import { queriesOf } from '../../../../electron/library/query/answers/queriesOf.ts';
import { createOpenLists } from '../../../../electron/library/query/openLists.ts';
import { accountId } from '../../../../shared/ids.ts';
import {
  type MediaFilter,
  type MediaSort,
  newestFirst,
  sortKey,
} from '../../../../shared/query/mediaFilter.ts';
import { lineOf } from './queriesReport.ts';
import { benchNow, accounts as names, seedLibrary } from './queriesSeed.ts';
import { benchWriting } from './writingBench.ts';

const accounts = names.map((id) => accountId.parse(id));
const frameMs = 16;
const firstPageMs = 50;
/** Of the 50 ms from a key to what it finds, painted. */
const searchMs = 20;
/** Longer than the thread waits before it reckons ahead. */
const restMs = 4_000;
const hour = 3_600_000;

/** Typed sign by sign, as people do; what all, half, few and none of the items have. */
const typed = [
  'picture 77123',
  'ummer',
  '(212) 555-0111',
  '2120',
  'invoice meeting',
  '"see coupon"',
  '夏の',
  'zzqx',
];
const searches = typed.flatMap((text) => Array.from(text, (_, n) => text.slice(0, n + 1)));

const filters: readonly MediaFilter[] = [
  { accountIds: accounts.slice(0, 1) },
  { kinds: ['video'] },
  { type: 'image/' },
  { direction: 'inbound' },
  { person: '0111' },
  { from: 'Person 12' },
  { conversation: 'Talk 77' },
  { status: 'sent' },
  { storedFrom: benchNow - 1_000 * hour, storedBefore: benchNow },
  { minBytes: 1_000_000, maxBytes: 2_000_000 },
  { endsWithinMs: 100 * hour },
  { used: true },
  { gone: 'also' },
  { direction: 'inbound', kinds: ['image'], text: 'summer', person: '+1212' },
];

/** What is asked of a library of so many items, by the real thread. */
export async function runQueriesBench(sizes: readonly number[]): Promise<void> {
  benchWriting(3);
  for (const items of sizes) await benchSize(items);
}

async function benchSize(items: number): Promise<void> {
  console.log(`\n${items.toLocaleString('en')} items`);
  const folder = mkdtempSync(join(tmpdir(), 'satchel-queries-'));
  const library = join(folder, 'library.sqlite');
  const database = seedLibrary(library, items);
  const table = createMediaTable(database, () => null);
  const bundle = join(process.cwd(), 'dist', 'main', 'queryWorker.cjs');
  const queryWorker = startQueries({ bundle, library }, 'en', systemClock);
  const queries = queriesOf({ database, queryWorker, bugs: createBugs(silentLog) });
  const lists = createOpenLists(() => `${performance.now()}`);

  /** As `library.open` and the first `library.rows` do it. */
  const open = async (filter: MediaFilter, sort: MediaSort = newestFirst) => {
    const { ids } = await queries.list({ query: { filter, sort }, now: benchNow, accounts });
    const token = lists.keep(ids, datedBy(sort));
    table.byIds([...lists.slice(token, 0, 60)]);
    return ids;
  };
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const say = (work: string, times: readonly number[], goalMs?: number) =>
    console.log(lineOf({ work, times, ...(goalMs !== undefined && { goalMs }) }));

  say('the first list, nothing read yet', [await timed(() => open({}))]);
  say('everything read into memory', [
    await timed(() => queries.counts({ filters: [], now: benchNow })),
  ]);
  say('texts read into memory', [await timed(() => open({ text: 'summer' }))]);

  const sorts = sortKey.options.flatMap((by) => [
    { by, descending: false },
    { by, descending: true },
  ]);
  const cold: number[] = [];
  for (const sort of sorts) cold.push(await timed(() => open({}, sort)));
  say('a sort is opened that nobody asked for yet', cold);
  // The thread reckons orders ahead once it rests; what is asked then waits for it.
  await queries.expectSearch({});
  await new Promise((done) => setTimeout(done, restMs));
  await queries.totals({ accounts });
  const [warm, busy]: [number[], number[]] = [[], []];
  for (const sort of sorts) {
    const before = performance.eventLoopUtilization();
    const took = await timed(() => open({}, sort));
    busy.push(performance.eventLoopUtilization(before).active);
    warm.push(took);
    if (took > firstPageMs) console.log(`  ${sort.by} ${sort.descending}: ${took.toFixed(0)} ms`);
  }
  say('a sort is opened, to its first page', warm, firstPageMs);
  say('the main process works for it, in all', busy, frameMs);

  const found: number[] = [];
  for (const text of searches) found.push(await timed(() => open({ text })));
  say('a search, each sign typed', found, searchMs);
  const two: number[] = [];
  for (const text of ['um', '77', 'pi', 'zz', 'g ', 'Er'])
    two.push(await timed(() => open({ text })));
  say('a search for two signs', two, searchMs);
  const filtered: number[] = [];
  for (const filter of [...filters, ...filters]) filtered.push(await timed(() => open(filter)));
  say('a filter', filtered, searchMs);

  const ids = await open({});
  say(
    'its days',
    [await timed(() => queries.days({ ids, by: 'stored', now: benchNow }))],
    firstPageMs,
  );
  say('counts of fourteen filters', [
    await timed(() => queries.counts({ filters, now: benchNow })),
  ]);
  say('what accounts hold', [await timed(() => queries.totals({ accounts }))]);
  say('suggestions of people', [
    await timed(() => queries.suggest({ field: 'person', text: '0111', limit: 8 })),
  ]);
  const [before, now] = [lists.keep(ids), lists.keep(await open({ gone: 'also' }))];
  say(
    'positions followed into another list, in the main process',
    [await timed(async () => lists.follow(before, now, [0, ids.length >> 1, ids.length - 1]))],
    frameMs,
  );
  queries.close();
  database.close();
  rmSync(folder, { recursive: true });
}
