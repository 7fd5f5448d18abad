import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../electron/base/clock.ts';
import { silentLog } from '../../../electron/base/log.ts';
import { openLog } from '../../../electron/base/logFile.ts';
import { atomically } from '../../../electron/database/atomically.ts';
import { type Database, openDatabase } from '../../../electron/database/database.ts';
import { createSettings } from '../../../electron/database/settings.ts';
import type { HttpLimits } from '../../../electron/http/httpLimits.ts';
import type { Network } from '../../../electron/http/httpTransport.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createProviderClocks } from '../../../electron/library/sync/providerClocks.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import type { RemoteItem, Session, SessionSource } from '../../../electron/providers/provider.ts';
import type { Route } from '../../../electron/sandbox/sandbox.ts';
import { type SandboxOptions, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { confirmedAudienceOf } from '../../../electron/uploads/audience/audiencePrint.ts';
import { createUploadService } from '../../../electron/uploads/uploadService.ts';
import type { Emit } from '../../../shared/contract/contract.ts';
import { nothingCopied } from '../../../shared/contract/library.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { type AccountId, accountId, type MediaId } from '../../../shared/ids.ts';
import type { UploadJob, UploadState } from '../../../shared/upload.ts';
import { createRandom } from '../../simulate/random.ts';
import { fastClock } from './fastClock.ts';
import { toPlivo, type Way } from './way.ts';

export const main: AccountId = accountId.parse('main');

export interface UploadRigOptions {
  readonly speed?: number;
  readonly sandbox?: SandboxOptions;
  readonly limits?: Partial<HttpLimits>;
  readonly network?: Network;
  /** The same numbers in every run unless given. */
  readonly random?: () => number;
  /** How long it waits for what must come. */
  readonly patienceMs?: number;
  /** To Plivo unless another is tried. */
  readonly way?: Way;
  /** One session for all requests, whose connections are used again; a new one each time unless given. */
  readonly keepSession?: boolean;
  /** The library has not read the account whole, so that dates alone tell what is new. */
  readonly unread?: boolean;
}

/** A real database, a real provider and the sandbox at the other end; only time is our own. */
export async function openUploadRig(options: UploadRigOptions = {}) {
  const way = options.way ?? toPlivo;
  const speed = options.speed ?? way.speed;
  const clock = fastClock(speed);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-uploads-'));
  const filesDir = join(dir, 'files');
  mkdirSync(filesDir);
  const sandbox = await startSandbox({ items: 3, now: clock.now, ...options.sandbox });
  const databasePath = join(dir, 'satchel.db');
  const [practice] = practiceConnections(sandbox, [way.provider]);
  if (practice === undefined) throw new Error('the sandbox offers no such account');
  const state = {
    token: practice.credentials['authToken'] ?? '',
    /** Of the endpoint that faults strike. */
    baseUrl: practice.endpoints[way.endpoint] ?? '',
    locked: null as Failure | null,
    /** A keychain that waits for a person answers when they have answered. */
    unlocked: Promise.resolve(),
    provider: way.provider,
    linked: [] as MediaId[][],
    seen: new Map<string, UploadState[]>(),
    emitted: [] as UploadJob[][],
    removed: [] as string[],
    errors: [] as string[],
    onJobs: (_jobs: UploadJob[]) => {},
    /** Inside every transaction of the queue, before its own writes. */
    onWrite: (_database: Database) => {},
    kept: null as Session | null,
  };
  const logsDir = join(dir, 'logs');
  const log = openLog({ dir: logsDir });
  const sessions: SessionSource = async () => {
    await state.unlocked;
    if (state.locked !== null) throw new SatchelError(state.locked);
    const { provider } = state;
    if (options.keepSession === true && state.kept !== null) {
      return { provider, session: state.kept };
    }
    state.kept = createSession(
      provider,
      { ...practice.credentials, authToken: state.token },
      { endpoints: { ...practice.endpoints, [way.endpoint]: state.baseUrl } },
      {
        clock: { ...clock, after: (ms, task) => clock.after(ms * speed, task) },
        log,
        ...(options.limits ? { limits: options.limits } : {}),
        ...(options.network ? { network: options.network } : {}),
      },
    );
    return { provider, session: state.kept };
  };
  const emit: Emit = (event, payload) => {
    if (event === 'uploadsChanged') {
      const jobs = payload as UploadJob[];
      state.emitted.push(jobs);
      state.onJobs(jobs);
      for (const job of jobs) {
        const path = state.seen.get(job.name) ?? [];
        if (path.at(-1) !== job.state) path.push(job.state);
        state.seen.set(job.name, path);
      }
    }
    if (event === 'uploadsRemoved') state.removed.push(...(payload as string[]));
  };

  const begin = () => {
    const database = openDatabase(databasePath);
    database
      .prepare(
        "INSERT OR IGNORE INTO accounts VALUES ('main','plivo','Main','MA',0,'session','{}',0,0)",
      )
      .run();
    const clocks = createProviderClocks(createSettings(database), clock);
    const rule = () => state.provider.retention;
    const table = createMediaTable(database, rule, clocks.aheadOf);
    const service = createUploadService({
      database,
      transaction: (db, work) =>
        atomically(db, () => {
          state.onWrite(db);
          return work();
        }),
      sessions,
      providerOf: () => state.provider,
      record: (account, items) => table.upsert(account, items, clock.now()).ids,
      sawStored: (...seen) => void clocks.saw(...seen),
      knownUpTo: () => (options.unread ? null : table.newestId()),
      copyLinks: async (ids) => {
        state.linked.push([...ids]);
        return { ...nothingCopied('plain'), count: ids.length, access: 'public' };
      },
      spoolDir: join(dir, 'spool'),
      clock,
      random: options.random ?? createRandom(1).next,
      emit,
      readPatienceMs: 15_000 * speed,
      log: {
        info: log.info,
        error(fields) {
          log.error(fields);
          state.errors.push(`${fields.event} ${fields.stack ?? ''}`);
        },
      },
    });
    return { database, service, table };
  };
  let run = begin();
  run.service.start();

  const until = async (
    done: (jobs: UploadJob[]) => boolean,
    patienceMs = options.patienceMs ?? 40_000,
  ) => {
    const end = performance.now() + patienceMs;
    for (;;) {
      const jobs = await run.service.list(undefined);
      if (done(jobs)) return jobs;
      if (performance.now() > end) {
        throw new Error(`never came: ${JSON.stringify(jobs.slice(0, 4))} ${state.errors.join()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  const requestsOf = (route: Route) =>
    sandbox.requests().filter((request) => request.route === route);

  /** Past every fault of the way to it. */
  async function audienceNow(target: string) {
    const made = { clock: systemClock, log: silentLog };
    const { credentials, endpoints } = practice ?? { credentials: {}, endpoints: {} };
    const session = createSession(way.provider, credentials, { endpoints }, made);
    const { signal } = new AbortController();
    const found = await way.provider.upload?.targets?.audience(session, target, signal);
    return confirmedAudienceOf(found ?? { people: [], unnamed: 0, more: false }, clock.now());
  }

  return {
    dir,
    filesDir,
    logsDir,
    databasePath,
    clock,
    way,
    sandbox,
    state,
    /** What nobody may write down: the secret, and the header that is made of it. */
    secrets(): string[] {
      return [...way.provider.authorize(practice.credentials).secrets];
    },
    service: () => run.service,
    session: () => sessions(main),
    /** What the library has of the item that a job became. */
    stored: (job: UploadJob | undefined) =>
      run.table.byIds(job?.state === 'stored' ? [job.mediaId] : [])[0],
    /** The library learns of these, as a refresh would have it. */
    record: (items: readonly RemoteItem[]) => run.table.upsert(main, items, clock.now()).ids,
    database: () => run.database,
    file(name: string, bytes: Uint8Array | string): string {
      const path = join(filesDir, name);
      writeFileSync(path, bytes);
      return path;
    },
    /** Into a target as a person confirms it who sees who is there now. */
    add: async (paths: readonly string[], target: UploadJob['target'] | null = null) =>
      run.service.add(
        main,
        paths.map((path) => ({ kind: 'path', path })),
        target && { ...target, audience: target.audience ?? (await audienceNow(target.id)) },
      ),
    audienceNow,
    until,
    /** No session can be had until it is opened again. */
    lock(failure: Failure) {
      state.locked = failure;
      return {
        open: () => {
          state.locked = null;
        },
      };
    },
    takesNoFiles(): void {
      const { upload: _, ...rest } = way.provider;
      state.provider = rest;
    },
    /** Every job has come to its end. */
    settled: (patienceMs?: number) =>
      until((jobs) => jobs.every((job) => /stored|failed|cancelled/.test(job.state)), patienceMs),
    /** What was uploaded and is, or was, held whole. */
    uploaded: () => sandbox.ledger(way.holder).filter((entry) => !entry.seeded),
    /** The requests that faults strike. */
    uploads: () => requestsOf(way.route),
    requestsOf,
    /** Quits and starts again on the same database. */
    async restart(between: () => void = () => {}): Promise<void> {
      await run.service.close();
      run.database.close();
      between();
      run = begin();
      run.service.start();
    },
    async close(): Promise<void> {
      await run.service.close();
      run.database.close();
      await sandbox.close();
      log.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** A PNG by its signature, of any size, no two of one seed alike. */
export function picture(seed: number, sizeBytes = 2_000): Buffer {
  const bytes = Buffer.alloc(sizeBytes, seed % 251);
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').copy(bytes);
  bytes.writeUInt32BE(seed, 8);
  return bytes;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
