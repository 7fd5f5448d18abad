import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import type { HttpLimits } from '../../../electron/http/httpLimits.ts';
import { createLinkMaker } from '../../../electron/library/linkMaker.ts';
import { createMadeLinks } from '../../../electron/library/madeLinks.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createMessageService } from '../../../electron/messages/messageService.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import type {
  Credentials,
  Download,
  Provider,
  SessionSource,
} from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { type SandboxOptions, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { Emit } from '../../../shared/contract/contract.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { type AccountId, accountId, type MediaId } from '../../../shared/ids.ts';
import type { MessageRow } from '../../../shared/message.ts';
import { upload } from '../../sandbox/wire.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';

/** The account that sends, and one that holds media with public links. */
export const line: AccountId = accountId.parse('line');
export const storage: AccountId = accountId.parse('storage');
export const sender = '+16465550145';
export const receiver = '+12125550100';

export interface MessageRigOptions {
  readonly sandbox?: SandboxOptions;
  readonly limits?: Partial<HttpLimits>;
  /** How many times as fast as the wall its clock runs; 100 unless given. */
  readonly speed?: number;
}

function known(id: string): Provider {
  const provider = providerById(id);
  if (provider === null) throw new Error(`no provider ${id}`);
  return provider;
}

/** A real database, real providers and the sandbox at the other end; only time is our own. */
export async function openMessageRig(options: MessageRigOptions = {}) {
  const { speed = 100 } = options;
  const clock = fastClock(speed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-messages-'));
  const sandbox = await startSandbox({ items: 4, now: clock.now, ...options.sandbox });
  let path = join(dir, 'satchel.db');
  const ends: Readonly<Record<string, { provider: Provider; at: string; with: Credentials }>> = {
    [line]: {
      provider: known('signalwire'),
      at: sandbox.signalwire.baseUrl,
      with: {
        space: 'practice',
        projectId: sandbox.signalwire.projectId,
        apiToken: sandbox.signalwire.apiToken,
      },
    },
    [storage]: {
      provider: known('plivo'),
      at: sandbox.plivo.baseUrl,
      with: { authId: sandbox.plivo.authId, authToken: sandbox.plivo.authToken },
    },
  };
  const endOf = (id: AccountId) => {
    const end = ends[id];
    if (end === undefined) throw new SatchelError({ kind: 'not-found' });
    return end;
  };
  const state = {
    locked: null as Failure | null,
    unlocked: Promise.resolve(),
    practice: new Set<AccountId>(),
    news: [] as AccountId[],
    emitted: [] as MessageRow[],
    errors: [] as string[],
    download: async (_: AbortSignal): Promise<Download> => {
      throw new SatchelError({ kind: 'not-found' });
    },
  };
  // Its patience is measured in real time, since the sockets are real.
  const realTime = {
    ...clock,
    after: (ms: number, task: () => void) => clock.after(ms * speed, task),
  };
  const sessions: SessionSource = async (id) => {
    await state.unlocked;
    if (state.locked !== null) throw new SatchelError(state.locked);
    const { provider, at, with: credentials } = endOf(id);
    const session = createSession(
      provider,
      credentials,
      { endpoints: at },
      { clock: realTime, log: silentLog, ...(options.limits ? { limits: options.limits } : {}) },
    );
    return { provider, session };
  };
  const emit: Emit = (event, payload) => {
    if (event === 'messagesChanged') state.emitted.push(...(payload as MessageRow[]));
  };

  const setUp = openDatabase(path);
  for (const id of [line, storage]) {
    const provider = endOf(id).provider.id;
    setUp
      .prepare(`INSERT INTO accounts VALUES (?, ?, 'Name', ?, 0, 'session', '{}', 1, 0)`)
      .run(id, provider, id);
  }
  setUp.close();

  const begin = () => {
    const database = openDatabase(path);
    const table = createMediaTable(database, () => null);
    const links = createLinkMaker({
      table,
      sessions,
      clock,
      random: Math.random,
      made: createMadeLinks(database),
    });
    const service = createMessageService({
      database,
      sessions,
      providerOf: (id) => endOf(id).provider,
      isPractice: (id) => state.practice.has(id),
      media: table.byIds,
      mediaSenders: table.senders,
      links: links.all,
      accounts: () => [line, storage],
      download: (_, signal) => state.download(signal),
      canShrink: () => true,
      shrinkInto: async () => [],
      onNews: (id) => state.news.push(id),
      emit,
      clock,
      random: Math.random,
      log: {
        info() {},
        error: (fields) => state.errors.push(`${fields.event} ${fields.stack ?? ''}`),
      },
    });
    return { database, table, service };
  };
  let run = begin();
  await run.service.start();

  const until = async (done: (rows: MessageRow[]) => boolean, patienceMs = 30_000) => {
    const end = performance.now() + patienceMs;
    for (;;) {
      const rows = await run.service.list(undefined);
      if (done(rows)) return rows;
      if (performance.now() > end) {
        throw new Error(`never came: ${JSON.stringify(rows)} ${state.errors.join()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const rig = {
    clock,
    sandbox,
    state,
    service: () => run.service,
    database: () => run.database,
    table: () => run.table,
    sessionOf: sessions,
    /** Files of an account whose links are public, as the library knows them. */
    async files(count: number): Promise<MediaId[]> {
      const files = Array.from({ length: count }, (_, index) => ({
        name: `note-${index}.txt`,
        type: 'text/plain',
        bytes: `note ${index}`,
      }));
      await upload(sandbox, files);
      const { provider, session } = await sessions(storage);
      const page = await provider.list(session, null, new AbortController().signal);
      return [...run.table.upsert(storage, page.items.slice(0, count), clock.now()).ids];
    },
    prepare: (text: string, mediaIds: readonly MediaId[] = [], to = receiver) =>
      run.service.prepare({ accountId: line, from: sender, to, text, mediaIds: [...mediaIds] }),
    async send(text: string, mediaIds: readonly MediaId[] = [], to = receiver) {
      const { token } = await rig.prepare(text, mediaIds, to);
      if (token === null) throw new Error('it cannot be sent');
      return run.service.send({ token });
    },
    /** Nobody gets a session before it is unlocked. */
    hold() {
      let unlock = () => {};
      state.unlocked = new Promise<void>((resolve) => {
        unlock = resolve;
      });
      return { unlock };
    },
    until,
    settled: () =>
      until((rows) => rows.every((row) => /delivered|failed|cancelled/.test(row.state))),
    /** What was really sent with that text. */
    ledger: (text: string) => sandbox.messages().filter(({ body }) => body === text),
    asked: () => sandbox.requests().filter(({ route }) => route === 'send').length,
    /** What a crash leaves: the database as it is at this moment, and a process that is no more. */
    async crash(): Promise<void> {
      const dead = run;
      path = join(dir, `after-crash-${performance.now()}.db`);
      dead.database.exec(`VACUUM INTO '${path}'`);
      run = begin();
      await run.service.start();
      // What it still learns while it is cut off goes to a file that nobody reads.
      await dead.service.close();
      dead.database.close();
    },
    /** Quits and starts again on the same database. */
    async restart(): Promise<void> {
      await run.service.close();
      run.database.close();
      run = begin();
      await run.service.start();
    },
    async close(): Promise<void> {
      await run.service.close();
      run.database.close();
      await sandbox.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
  return rig;
}
export type MessageRig = Awaited<ReturnType<typeof openMessageRig>>;
