import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import { createGathered } from '../../../electron/library/gathered.ts';
import { createLibraryService } from '../../../electron/library/libraryService.ts';
import { createLinkMaker } from '../../../electron/library/linkMaker.ts';
import { createMadeLinks } from '../../../electron/library/madeLinks.ts';
import { mediaRowOf, type StoredMedia } from '../../../electron/library/mediaRow.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSync } from '../../../electron/library/sync/syncLibrary.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import { finderOf } from '../../../electron/providers/pace/finderOf.ts';
import type { Credentials, Provider, SessionSource } from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { tellHashes } from '../../../electron/receipts/tellHashes.ts';
import type { ArchiveFirst } from '../../../electron/removals/archiveFirst.ts';
import { createRemovalService } from '../../../electron/removals/removalService.ts';
import { type SandboxOptions, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { Emit } from '../../../shared/contract/contract.ts';
import type { CopyProgress } from '../../../shared/contract/library.ts';
import type { Receipt } from '../../../shared/contract/receipts.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { type AccountId, accountId, type MediaId } from '../../../shared/ids.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { plainCopies } from '../../links/copying/support/plainCopies.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';
import { type Dialogs, receiptsOf } from './receiptsOf.ts';

/** Items go alone, with their message, or not at all. */
export const line: AccountId = accountId.parse('line');
export const chats: AccountId = accountId.parse('chats');
export const storage: AccountId = accountId.parse('storage');

export interface ArchiveDeps {
  readonly sessions: SessionSource;
  rowsOf(ids: readonly number[]): StoredMedia[];
}

interface End {
  readonly provider: Provider;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
}

function known(id: string): Provider {
  const provider = providerById(id);
  if (provider === null) throw new Error(`no provider ${id}`);
  return provider;
}

/** A library of three accounts as it is after their lists were walked, and what removes from it. */
export async function openRemovalRig(
  options: SandboxOptions = {},
  clock = fastClock(100),
  graceMs = 0,
  archivesOf: ((deps: ArchiveDeps) => ArchiveFirst) | null = null,
) {
  const sandbox = await startSandbox({ items: 40, ...options });
  const { signalwire, twilioConversations, plivo } = sandbox;
  const { mcsUrl, conversationsUrl, accountSid, authToken, serviceSid } = twilioConversations;
  const ends: Readonly<Record<string, End>> = {
    [line]: {
      provider: known('signalwire'),
      endpoints: { baseUrl: signalwire.baseUrl },
      credentials: {
        space: 'practice',
        projectId: signalwire.projectId,
        apiToken: signalwire.apiToken,
      },
    },
    [chats]: {
      provider: mcs,
      endpoints: { mcsUrl, conversationsUrl },
      credentials: { accountSid, authToken, serviceSid, region: 'us1' },
    },
    [storage]: {
      provider: known('plivo'),
      endpoints: { baseUrl: plivo.baseUrl },
      credentials: { authId: plivo.authId, authToken: plivo.authToken },
    },
  };
  const endOf = (id: AccountId) => {
    const end = ends[id];
    if (end === undefined) throw new SatchelError({ kind: 'not-found' });
    return end;
  };
  const sessions: SessionSource = async (id) => {
    const { provider, endpoints, credentials } = endOf(id);
    const deps = { clock: systemClock, log: silentLog };
    return { provider, session: createSession(provider, credentials, { endpoints }, deps) };
  };
  const folder = freshFolder();
  let path = join(folder, 'library.sqlite');
  const database = openDatabase(path);
  const table = createMediaTable(database, () => null);
  const rows: Record<string, StoredMedia[]> = {};
  for (const id of [line, chats, storage]) {
    const { provider } = endOf(id);
    database
      .prepare(`INSERT INTO accounts VALUES (?, ?, 'Name', ?, 0, 'session', '{}', 1, 0)`)
      .run(id, provider.id, id);
    const { session } = await sessions(id);
    for (let cursor: string | null = null, page = 0; page < 5; page += 1) {
      const listed = await provider.list(session, cursor, new AbortController().signal);
      table.upsert(id, listed.items, clock.now());
      cursor = listed.nextCursor;
      if (cursor === null) break;
    }
    rows[id] = table.byIds(table.idsOf(id));
  }

  const random = () => 0.5;
  const sync = createSync({
    sessions,
    accounts: () => [line, chats, storage],
    table,
    database,
    clock,
    emit() {},
    log: silentLog,
    bugs: silentBugs,
    random,
  });
  const gone: MediaId[] = [];
  const clipboard: string[] = [];
  const copies: CopyProgress[] = [];
  const gathered = createGathered(clock, randomUUID, database);
  const told: Run[][] = [];
  const toldReceipts: Receipt[] = [];
  const dialogs: Dialogs = { answer: null, chosen: [], folder };
  const waiting = new Set<() => void>();
  const trouble = {
    keychain: null as Failure | null,
    /** A keychain that waits for a person answers when they have answered. */
    unlocked: Promise.resolve(),
  };
  const begin = (database: Database) => {
    const table = createMediaTable(database, () => null);
    const receipts = receiptsOf({
      database,
      table,
      clock,
      dialogs,
      providerOf: (id) => endOf(id).provider,
      told: toldReceipts,
    });
    receipts.begin();
    const removals = createRemovalService({
      database,
      table,
      async sessions(id) {
        await trouble.unlocked;
        if (trouble.keychain !== null) throw new SatchelError(trouble.keychain);
        return sessions(id);
      },
      providerOf: (id) => endOf(id).provider,
      gathered,
      rowOf: mediaRowOf,
      witness: receipts.witness,
      clock,
      random,
      log: silentLog,
      archives:
        archivesOf === null
          ? undefined
          : tellHashes(
              archivesOf({ sessions, rowsOf: (ids) => life.table.byIds(ids) }),
              receipts.witness,
            ),
      paceOf: finderOf,
      graceMs,
      onGone: (_, ids) => gone.push(...ids),
      failureOf: (error) => silentBugs.failureOf(error, 'removals'),
      emit(event, payload) {
        if (event !== 'removalsChanged') return;
        told.push(payload as Run[]);
        for (const wake of waiting) wake();
      },
    });
    return { database, table, removals, receipts };
  };
  let life = begin(database);
  await life.removals.begin();
  /** Waits until the run is as it should be. */
  async function runIs(id: string, is: (run: Run) => boolean): Promise<Run> {
    for (;;) {
      const run = (await life.removals.list(undefined)).find((one) => one.id === id);
      if (run !== undefined && is(run)) return run;
      await new Promise<void>((resolve) => waiting.add(resolve));
      waiting.clear();
    }
  }
  /** Confirms what was prepared, and waits until it is over. */
  async function confirm({ token }: { readonly token: string }) {
    const from = gone.length;
    const { id } = await life.removals.start({ token });
    const run = await runIs(id, ({ state }) => state === 'over');
    const removed = gone.slice(from).sort((a, b) => a - b);
    return { run, removed, failed: await life.removals.refusals({ runId: id }) };
  }
  const links = createLinkMaker({
    table,
    sessions,
    clock,
    random,
    made: createMadeLinks(database),
  });
  const emit: Emit = (event, payload) =>
    void (event === 'copyProgress' && copies.push(payload as CopyProgress));
  const clipboardWrite = (text: string) => void clipboard.push(text);
  const heard = { emit, clipboardWrite, clock };
  const linkCopies = plainCopies({ links, ...heard });
  const shown = { table, sync, links, copies: linkCopies, gathered };
  const service = createLibraryService({ database, ...shown, ...heard, bugs: silentBugs });
  return {
    clock,
    sandbox,
    gathered,
    providerOf: (id: AccountId) => endOf(id).provider,
    database,
    path: () => path,
    /** For what lasts so long. */
    pass: (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve)),
    /** Of the Satchel that runs now. */
    get table() {
      return life.table;
    },
    service,
    get removals() {
      return life.removals;
    },
    /** Of the Satchel that runs now. */
    get receipts() {
      return life.receipts;
    },
    dialogs,
    toldReceipts,
    trouble,
    told,
    runIs,
    confirm,
    gone,
    clipboard,
    copies,
    rows: (id: AccountId) => rows[id] ?? [],
    isGone: (id: MediaId) => life.table.byIds([id])[0]?.goneAt !== null,
    /** What the provider itself says of it. */
    async isHeld(row: StoredMedia): Promise<boolean> {
      const { provider, session } = await sessions(row.accountId);
      try {
        await provider.stat(session, row, new AbortController().signal);
        return true;
      } catch (error) {
        if (error instanceof SatchelError && error.failure.kind === 'not-found') return false;
        throw error;
      }
    },
    async remove(...mediaIds: MediaId[]) {
      const { removed, failed } = await confirm(await life.removals.prepare({ mediaIds }));
      const places = new Map(mediaIds.map((id, place) => [id, place]));
      const placeOf = (id: MediaId) => places.get(id) ?? mediaIds.length;
      return { removed: removed.sort((a, b) => placeOf(a) - placeOf(b)), failed };
    },
    deletes: () =>
      sandbox.requests().filter(({ route }) => route === 'delete' || route === 'chat-delete'),
    /** Ends as quitting does, and starts again on the same database. */
    async restart() {
      await life.removals.close();
      await life.receipts.close();
      life = begin(openDatabase(path));
      await life.removals.begin();
    },
    /** What a kill leaves: the database as it is at this moment, and a process that is no more. */
    async crash() {
      const dead = life;
      path = join(folder, `after-crash-${performance.now()}.sqlite`);
      dead.database.exec(`VACUUM INTO '${path}'`);
      life = begin(openDatabase(path));
      await life.removals.begin();
      // What it still learns while it is cut off goes to a file that nobody reads.
      await dead.removals.close();
      await dead.receipts.close();
    },
    async close() {
      service.close();
      await life.removals.close();
      await life.receipts.close();
      await sync.close();
      await sandbox.close();
      if (life.database !== database) life.database.close();
      database.close();
    },
  };
}
export type RemovalRig = Awaited<ReturnType<typeof openRemovalRig>>;
