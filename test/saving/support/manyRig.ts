import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import type { OpenPart } from '../../../electron/disk/writePart.ts';
import { createDownloads } from '../../../electron/library/downloadItem.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { createSaveMany } from '../../../electron/saving/many/saveMany.ts';
import { createPartLedger } from '../../../electron/saving/partLedger.ts';
import type { SavedRun } from '../../../shared/contract/saving.ts';
import { accountId } from '../../../shared/ids.ts';
import { saysNothing } from '../../../shared/media.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';

const shop = accountId.parse('shop');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export interface ManyRigOptions {
  readonly providerId?: string;
  readonly items?: number;
  readonly openPart?: OpenPart;
}

/** What saves many into a folder, over a real provider, disk and database and a clock that runs fast. */
export async function openManyRig({
  providerId = 'plivo',
  items = 6,
  openPart,
}: ManyRigOptions = {}) {
  const sandbox = await startSandbox({ items, signalwire: { settleMs: 0, mediaDelayMs: 0 } });
  const connections = practiceConnections(sandbox, providers);
  const connection = connections.find(({ provider }) => provider.id === providerId);
  if (connection === undefined) throw new Error(`no ${providerId}`);
  const { provider, credentials, endpoints } = connection;
  const clock = fastClock(100);
  const session = createSession(
    provider,
    credentials,
    { endpoints },
    { clock: systemClock, log: silentLog },
  );
  const dir = freshFolder();
  const folder = join(dir, 'saved');
  mkdirSync(folder);
  const database = openDatabase(join(dir, 'library.sqlite'));
  database
    .prepare(`INSERT INTO accounts VALUES (?, ?, 'Shop', 'S', 0, 'session', '{}', 1, 0)`)
    .run(shop, provider.id);
  const table = createMediaTable(database, () => null);
  const { signal } = new AbortController();
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await provider.list(session, cursor, signal);
    table.upsert(shop, page.items, clock.now());
    cursor = page.nextCursor;
  }
  const rows = table.byIds(table.idsOf(shop)).slice(0, items);
  /** By item, the hash of what its provider has. */
  const held = new Map<number, string>();
  for (const row of rows) {
    held.set(row.id, hashOf(await buffer((await provider.download(session, row, signal)).body)));
  }
  const waiting = new Set<() => void>();
  const parts = createPartLedger(database);
  const saves = createSaveMany({
    database,
    table,
    downloads: createDownloads({
      sessions: async () => ({ provider, session }),
      table,
      changed() {},
      keyOf(id) {
        const [row] = table.byIds([id]);
        if (row === undefined) return null;
        return {
          ...row,
          key: row,
          untold: row.toldType === null && saysNothing(row.contentType),
        };
      },
    }),
    parts: { begin: (part) => parts.begin(part, dirname(part)), end: parts.end },
    openPart,
    clock,
    random: () => 0.5,
    log: silentLog,
    failureOf: (error) => silentBugs.failureOf(error, 'saves'),
    announce() {
      for (const wake of waiting) wake();
      waiting.clear();
    },
  });
  await saves.begin();
  async function runIs(id: string, is: (run: SavedRun) => boolean): Promise<SavedRun> {
    for (;;) {
      const run = saves.list().find((one) => one.id === id);
      if (run !== undefined && is(run)) return run;
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  }
  const asked = () => sandbox.requests().filter(({ route }) => route === 'bytes').length;
  const before = asked();
  return {
    sandbox,
    database,
    saves,
    rows,
    folder,
    runIs,
    over: (id: string) => runIs(id, ({ state }) => state === 'over'),
    start: () =>
      saves.start(
        rows.map(({ id }) => id),
        folder,
      ),
    /** How often bytes were asked for since the rig was opened. */
    fetched: () => asked() - before,
    /** What is in the folder, parts too, by the hashes of their bytes. */
    onDisk: () => readdirSync(folder).map((name) => hashOf(readFileSync(join(folder, name)))),
    /** What the provider has of all but these. */
    expected: (failed: ReadonlySet<number> = new Set()) =>
      rows.flatMap(({ id }) => (failed.has(id) ? [] : [held.get(id) ?? ''])),
    failed: (runId: string) => new Set(saves.refusals(runId).map(({ mediaId }) => mediaId)),
    /** Files that got a number since their name was taken. */
    numbered: () => readdirSync(folder).filter((name) => / \(\d+\)(?:\.|$)/.test(name)),
    /** What Satchel still takes for being written. */
    left: () => readdirSync(folder).filter((name) => name.startsWith('.')),
    async close() {
      await saves.close();
      await sandbox.close();
      database.close();
    },
  };
}
export type ManyRig = Awaited<ReturnType<typeof openManyRig>>;
