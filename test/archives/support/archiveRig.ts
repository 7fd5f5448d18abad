import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createArchiveService } from '../../../electron/archives/archiveService.ts';
import type { ArchiveService } from '../../../electron/archives/archiveServiceTypes.ts';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import type { OpenPart } from '../../../electron/disk/writePart.ts';
import { createContentHashes } from '../../../electron/library/contentHashes.ts';
import { createDownloads } from '../../../electron/library/downloadItem.ts';
import { createGathered } from '../../../electron/library/gathered.ts';
import type { StoredMedia } from '../../../electron/library/mediaRow.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import type { SessionSource } from '../../../electron/providers/provider.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { type SandboxOptions, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { Account } from '../../../shared/account.ts';
import type { Archive, ArchiveRun } from '../../../shared/contract/archives.ts';
import type { EventName, EventPayload } from '../../../shared/contract/contract.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { type AccountId, accountId, type MediaId } from '../../../shared/ids.ts';
import { saysNothing } from '../../../shared/media.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';

export const shop: AccountId = accountId.parse('shop');

export interface ArchiveRigOptions extends SandboxOptions {
  readonly provider?: string;
  readonly label?: string;
  readonly openPart?: OpenPart;
}

/** A library of one account as it is after its lists were walked, and the archives of it. */
export async function openArchiveRig(options: ArchiveRigOptions = {}, clock = fastClock(100)) {
  const { provider: wanted = 'plivo', label = 'Shop', openPart, ...rest } = options;
  const sandbox = await startSandbox({
    items: 12,
    signalwire: { settleMs: 0, mediaDelayMs: 0 },
    ...rest,
  });
  const found = practiceConnections(sandbox, providers).find(
    ({ provider: { id } }) => id === wanted,
  );
  if (found === undefined) throw new Error(`no ${wanted}`);
  const { provider, endpoints, credentials } = found;
  const identity = credentials[provider.identityField] ?? 'nobody';
  const account: Account = {
    id: shop,
    providerId: provider.id,
    label,
    identity,
    practice: false,
    secretStore: 'session',
    connectedAt: 1,
    colour: 0,
  };
  const sessions: SessionSource = async () => ({
    provider,
    session: createSession(
      provider,
      credentials,
      { endpoints },
      { clock: systemClock, log: silentLog },
    ),
  });
  const folder = freshFolder();
  const target = join(folder, 'archive');
  mkdirSync(target);
  let path = join(folder, 'library.sqlite');
  const told: { archives: Archive[]; runs: ArchiveRun[] } = { archives: [], runs: [] };
  const waiting = new Set<() => void>();
  const rig = { chosen: target as string | null, opened: [] as string[] };

  function emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    if (event === 'archivesChanged') told.archives = payload as Archive[];
    else if (event === 'archiveRunsChanged') told.runs = payload as ArchiveRun[];
    for (const wake of waiting) wake();
    waiting.clear();
  }

  function begin(database: Database) {
    const table = createMediaTable(database, () => null);
    const downloads = createDownloads({
      sessions,
      table,
      changed() {},
      copyOf: (id) => archives.openArchived(id),
      keyOf(id) {
        const [row] = table.byIds([id]);
        if (row === undefined) return null;
        const untold = row.toldType === null && saysNothing(row.contentType);
        return { ...row, key: row, untold };
      },
    });
    const archives: ArchiveService = createArchiveService({
      database,
      table,
      downloads,
      hashes: createContentHashes(database),
      gathered: createGathered(clock, randomUUID, database),
      find: async () => Float64Array.from(table.idsOf(shop)),
      accountOf: (id) => (id === shop ? account : null),
      archiveHost: {
        chooseFolder: async () => rig.chosen,
        open: (at) => void rig.opened.push(at),
        show: (at) => void rig.opened.push(at),
      },
      openPart,
      emit,
      clock,
      random: () => 0.5,
      log: silentLog,
      failureOf: (error) => silentBugs.failureOf(error, 'archives'),
    });
    return { database, table, archives };
  }

  const addAccount = (database: Database) =>
    database
      .prepare(`INSERT INTO accounts VALUES (?, ?, ?, ?, 0, 'session', '{}', 1, 0)`)
      .run(shop, provider.id, label, identity);

  /** Reads what the provider lists now into the library. */
  async function read(): Promise<StoredMedia[]> {
    const { session } = await sessions(shop);
    for (let cursor: string | null = null; ; ) {
      const page = await provider.list(session, cursor, new AbortController().signal);
      life.table.upsert(shop, page.items, clock.now());
      cursor = page.nextCursor;
      if (cursor === null) return life.table.byIds(life.table.idsOf(shop));
    }
  }

  let life = begin(openDatabase(path));
  addAccount(life.database);
  await life.archives.begin();
  const rows = await read();

  async function until<T>(ask: () => T | null | Promise<T | null>): Promise<T> {
    for (;;) {
      const answer = await ask();
      if (answer !== null) return answer;
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        // What is not announced is looked for as well.
        const timer = setTimeout(resolve, 20);
        timer.unref();
      });
    }
  }

  const runIs = (id: string, is: (run: ArchiveRun) => boolean) =>
    until(
      async () =>
        (await life.archives.runs(undefined)).find((run) => run.id === id && is(run)) ?? null,
    );

  const is = (fits: (archive: Archive) => boolean) =>
    until(async () => (await life.archives.list(undefined)).find(fits) ?? null);

  /** Begins a run of all that the account has, in the folder that was chosen. */
  async function start(title = 'Shop archive'): Promise<ArchiveRun> {
    const chosen = await life.archives.chooseFolder(undefined);
    if (chosen === null) throw new SatchelError({ kind: 'cancelled' });
    const plan = await life.archives.prepare({
      what: { filter: { accountIds: [shop] } },
      into: { folder: chosen.token, title },
    });
    return life.archives.start({ token: plan.token });
  }

  const made = {
    sandbox,
    clock,
    folder,
    target,
    account,
    rows,
    told,
    read,
    start,
    until,
    runIs,
    is,
    get database() {
      return life.database;
    },
    get table() {
      return life.table;
    },
    get archives() {
      return life.archives;
    },
    over: (id: string) => runIs(id, ({ state }) => state === 'over'),
    /** Once more, of what the archive is of. */
    async again(archiveId: string): Promise<ArchiveRun> {
      const { token } = await life.archives.prepare({ what: null, into: { archiveId } });
      return life.archives.start({ token });
    },
    /** All files of the archive's folder that are originals, by their paths in it. */
    files: () =>
      readdirSync(target, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1))
        .filter((name) => name.includes('/') && !name.startsWith('.satchel'))
        .sort(),
    copies: (id: MediaId) => life.archives.archivedOf({ mediaId: id }),
    addAccount: () => addAccount(life.database),
    /** Ends as quitting does, and starts again on the same database. */
    async restart() {
      await life.archives.close();
      life = begin(openDatabase(path));
      await life.archives.begin();
    },
    /** What a kill leaves: the database as it is at this moment, and a process that is no more. */
    async crash() {
      const dead = life;
      path = join(folder, `after-crash-${performance.now()}.sqlite`);
      dead.database.exec(`VACUUM INTO '${path}'`);
      await dead.archives.close();
      life = begin(openDatabase(path));
      await life.archives.begin();
    },
    async close() {
      await life.archives.close();
      await sandbox.close();
      life.database.close();
    },
  };
  // Getters stay getters: what a test asks after a restart is asked of the Satchel that runs then.
  const both: typeof rig & typeof made = Object.defineProperties(
    rig as typeof rig & typeof made,
    Object.getOwnPropertyDescriptors(made),
  );
  return both;
}
export type ArchiveRig = Awaited<ReturnType<typeof openArchiveRig>>;
