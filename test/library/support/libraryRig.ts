import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccountTable } from '../../../electron/accounts/accountTable.ts';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createGathered } from '../../../electron/library/gathered.ts';
import { createLibraryService } from '../../../electron/library/libraryService.ts';
import { createLinkMaker } from '../../../electron/library/linkMaker.ts';
import { createMadeLinks } from '../../../electron/library/madeLinks.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSync } from '../../../electron/library/sync/syncLibrary.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import type { Provider, SessionSource } from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { type SandboxOptions, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { Emit } from '../../../shared/contract/contract.ts';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import { type AccountId, accountId } from '../../../shared/ids.ts';
import { newestFirst } from '../../../shared/query/mediaFilter.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { plainCopies } from '../../links/copying/support/plainCopies.ts';
import { createHandClock, passWhile } from './handClock.ts';

const provider = providerById('plivo');
if (provider === null) throw new Error('no such provider');
export const plivo: Provider = provider;
export const shop = accountId.parse('shop');

export const everything: LibraryQuery = {
  filter: {},
  sort: newestFirst,
};

type Seen = { [E in Parameters<Emit>[0]]: { event: E; payload: unknown; at: number } };

/** A library on disk, the practice sandbox and the real provider between them, on one clock. */
export async function createLibraryRig(options: SandboxOptions = {}) {
  const clock = createHandClock();
  const sandbox = await startSandbox({ now: clock.now, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'satchel-library-'));
  const database = openDatabase(join(folder, 'library.db'));
  const accountTable = createAccountTable(database);
  const addAccount = (id: AccountId) =>
    database
      .prepare(`INSERT INTO accounts VALUES (?, 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`)
      .run(id);
  addAccount(shop);

  const events: Seen[keyof Seen][] = [];
  const emit: Emit = (event, payload) => {
    events.push({ event, payload, at: clock.now() } as Seen[typeof event]);
  };
  const session = createSession(
    plivo,
    sandbox.plivo,
    { endpoints: sandbox.plivo.baseUrl },
    {
      clock: systemClock,
      log: silentLog,
    },
  );
  const sessions: SessionSource = async () => ({ provider: plivo, session });
  const table = createMediaTable(database, () => plivo.retention);
  const clipboard: string[] = [];

  const begin = (source: SessionSource = sessions) => {
    const sync = createSync({
      sessions: source,
      accounts: () => accountTable.list().map(({ id }) => id),
      table,
      database,
      clock,
      emit,
      log: silentLog,
      bugs: silentBugs,
      random: () => 0.5,
    });
    const random = () => 0.5;
    const links = createLinkMaker({
      table,
      sessions: source,
      clock,
      random,
      made: createMadeLinks(database),
    });
    const clipboardWrite = (text: string) => void clipboard.push(text);
    const service = createLibraryService({
      database,
      table,
      sync,
      links,
      copies: plainCopies({ links, clipboardWrite, emit, clock }),
      gathered: createGathered(clock, randomUUID, database),
      emit,
      clipboardWrite,
      clock,
      bugs: silentBugs,
    });
    return { sync, service };
  };
  const { sync, service } = begin();
  const rig = {
    clock,
    sandbox,
    database,
    table,
    events,
    clipboard,
    session,
    sync,
    service,
    begin,
    addAccount,
    /** A refresh from beginning to end, time passing as its waits need. */
    refresh: (full = false) => passWhile(clock, sync.refresh(shop, { full })),
    live: async () => {
      const { token, total } = await service.open(everything);
      const rows = [];
      for (let start = 0; start < total; start += 500) {
        rows.push(...(await service.rows({ token, start, count: 500 })));
      }
      return rows;
    },
    listed: () => sandbox.requests().filter((request) => request.route === 'list'),
    state: () => sync.states().find((state) => state.accountId === shop),
    async end() {
      await sync.close();
      service.close();
      await sandbox.close();
      database.close();
      rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 200 });
    },
  };
  return rig;
}
export type LibraryRig = Awaited<ReturnType<typeof createLibraryRig>>;
