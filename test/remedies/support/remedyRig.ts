import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../electron/base/log.ts';
import { atomically } from '../../../electron/database/atomically.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createContentHashes } from '../../../electron/library/contentHashes.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import type { Provider, SessionSource } from '../../../electron/providers/provider.ts';
import { createRemedyService } from '../../../electron/remedies/remedyService.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { createLookAtBytes } from '../../../electron/thumbnails/lookAtBytes.ts';
import { rasterHeaderOf } from '../../../electron/thumbnails/originals/rasterHeader.ts';
import { confirmedAudienceOf } from '../../../electron/uploads/audience/audiencePrint.ts';
import { createUploadService } from '../../../electron/uploads/uploadService.ts';
import { nothingCopied } from '../../../shared/contract/library.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { type AccountId, accountId, type MediaId } from '../../../shared/ids.ts';
import type { FileLimits, UploadJob } from '../../../shared/upload.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';
import { sharpDarkroom } from './sharpDarkroom.ts';

export const main: AccountId = accountId.parse('main');
export const second: AccountId = accountId.parse('second');
/** Of a provider whose uploads are put into conversations. */
export const chats: AccountId = accountId.parse('chats');

/** Two accounts at one sandbox, of which the second takes any type and size, and more where they are named; all of it real but time. */
export async function openRemedyRig(
  limits: Partial<FileLimits> = {},
  { more = [] }: { more?: readonly AccountId[] } = {},
) {
  const clock = fastClock(100);
  const dir = mkdtempSync(join(tmpdir(), 'satchel-remedies-'));
  const filesDir = join(dir, 'files');
  mkdirSync(filesDir);
  const sandbox = await startSandbox({ items: 1, now: clock.now });
  const own = { ...plivo.upload?.limits, ...limits } as FileLimits;
  const roomy = { ...own, maxFileBytes: 90_000_000, accepts: ['*/*'] };
  const accounts = [main, second, ...more];
  const limitsOf = (id: AccountId) =>
    id === chats ? (mcs.upload?.limits ?? null) : id === second ? roomy : own;
  const upload = plivo.upload;
  if (upload === undefined) throw new Error('Plivo takes files');
  const providerOf = (id: AccountId): Provider => {
    if (id === chats) return mcs;
    return { ...plivo, upload: { ...upload, limits: limitsOf(id) ?? own } };
  };
  const practice = practiceConnections(sandbox, [plivo, mcs]);
  const linked: MediaId[][] = [];
  const darkroom = sharpDarkroom();

  const sessions: SessionSource = async (id) => {
    const provider = providerOf(id);
    const found = practice.find((one) => one.provider.id === provider.id);
    if (found === undefined) throw new Error('the sandbox offers no such account');
    const { credentials, endpoints } = found;
    const unhurried = {
      ...clock,
      after: (ms: number, task: () => void) => clock.after(ms * 100, task),
    };
    const made = { clock: unhurried, log: silentLog };
    return { provider, session: createSession(provider, credentials, { endpoints }, made) };
  };

  const begin = () => {
    const database = openDatabase(join(dir, 'satchel.db'));
    for (const id of accounts) {
      database
        .prepare(`INSERT OR IGNORE INTO accounts VALUES (?,?,'Main','MA',0,'session','{}',0,0)`)
        .run(id, providerOf(id).id);
    }
    const table = createMediaTable(database, (id) => providerOf(id).retention);
    const hashes = createContentHashes(database);
    const uploads = createUploadService({
      database,
      transaction: atomically,
      sessions,
      providerOf,
      record: (account, items) => table.upsert(account, items, clock.now()).ids,
      copyLinks: async (ids) => {
        linked.push([...ids]);
        return { ...nothingCopied('plain'), count: ids.length };
      },
      storedOfSize: (id, sizeBytes) => hashes.ofSize(id, sizeBytes, clock.now()),
      keepHash: hashes.keep,
      spoolDir: join(dir, 'spool'),
      clock,
      random: Math.random,
      emit: () => {},
      log: silentLog,
      readPatienceMs: 1_500_000,
    });
    const remedies = createRemedyService({
      remakes: uploads.remakes,
      darkroom,
      pictureOf: createLookAtBytes(darkroom),
      headerOf: rasterHeaderOf,
      limitsOf,
      takers: () =>
        accounts.flatMap((accountId) => {
          const takes = limitsOf(accountId);
          return takes === null ? [] : [{ accountId, limits: takes }];
        }),
      failureOf: (error) => {
        if (error instanceof SatchelError) return error.failure;
        throw error;
      },
    });
    uploads.start(remedies.takeUp);
    return { database, table, uploads, remedies };
  };
  let run = begin();

  const until = async (done: (jobs: UploadJob[]) => boolean) => {
    const end = performance.now() + 30_000;
    for (;;) {
      const jobs = await run.uploads.list(undefined);
      if (done(jobs)) return jobs;
      if (performance.now() > end) throw new Error(`never came: ${JSON.stringify(jobs)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  return {
    dir,
    clock,
    darkroom,
    linked,
    sandbox,
    run: () => run,
    file(name: string, bytes: Uint8Array | string): string {
      const path = join(filesDir, name);
      writeFileSync(path, bytes);
      return path;
    },
    remove: (name: string) => rmSync(join(filesDir, name)),
    /** Of an account of conversations, as a person confirms it who sees who is there now. */
    async audienceIn(target: string) {
      const { session } = await sessions(chats);
      const { signal } = new AbortController();
      const found = await mcs.upload?.targets?.audience(session, target, signal);
      if (found === undefined) throw new Error('it tells who is there');
      return confirmedAudienceOf(found, clock.now());
    },
    sessions,
    add: (...paths: string[]) =>
      run.uploads.add(
        main,
        paths.map((path) => ({ kind: 'path', path })),
      ),
    until,
    settled: () => until((jobs) => jobs.every((job) => /stored|failed|cancelled/.test(job.state))),
    uploaded: () => sandbox.ledger().filter((entry) => !entry.seeded),
    async restart(): Promise<void> {
      run.remedies.close();
      await run.uploads.close();
      run.database.close();
      run = begin();
    },
    /** A run that is killed: it writes nothing more, and the next finds what it left. */
    die(): void {
      run.database.close();
      run = begin();
    },
    async close(): Promise<void> {
      run.remedies.close();
      await run.uploads.close();
      run.database.close();
      await sandbox.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
