import { randomUUID } from 'node:crypto';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import { type Copied, type CopyOptions, nothingCopied } from '../../shared/contract/library.ts';
import type { AccountId, BatchId, JobId, MediaId } from '../../shared/ids.ts';
import { batchId as parseBatchId, jobId as parseJobId } from '../../shared/ids.ts';
import { awaitsAnswer, isFinished, isOver, type UploadJob } from '../../shared/upload.ts';
import { createBugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import { inPortions } from '../base/inPortions.ts';
import type { Log } from '../base/log.ts';
import { stackOf } from '../base/stackOf.ts';
import { whenUnlocked } from '../base/whenUnlocked.ts';
import type { Database } from '../database/database.ts';
import { createSettings } from '../database/settings.ts';
import type { SessionSource } from '../providers/provider.ts';
import { type ConfirmedTarget, checkTarget } from './checkTarget.ts';
import { createClearing } from './clearing.ts';
import { createCopyQueue } from './copyQueue.ts';
import type { SawStored } from './doubt/serverTime.ts';
import type { StoredOfSize } from './files/duplicates.ts';
import { type FileSource, filesOnDisk } from './files/fileSource.ts';
import { type FileToSend, lookAtFiles, type SeenAs } from './files/lookAtFiles.ts';
import { createPatience } from './files/patience.ts';
import { createSpool } from './files/spool.ts';
import type { KnownUpTo } from './lane/uploadLaneDeps.ts';
import { announceUploads } from './ledger/announceUploads.ts';
import { storedItems } from './ledger/storedItems.ts';
import { isCopy, spooledPaths, type UploadEntry } from './ledger/uploadEntry.ts';
import type { ProviderOf, RecordItems } from './ledger/uploadKinds.ts';
import { createUploadTable } from './ledger/uploadTable.ts';
import { newEntry } from './newEntry.ts';
import { createPauses } from './pauses.ts';
import { createRemakeQueue } from './remakeQueue.ts';
import { createUploadQueue } from './uploadQueue.ts';

/** What the preload hands over: a file by its path, or the bytes of one that has none. */
export type Intake =
  | { readonly kind: 'path'; readonly path: string; readonly seen?: SeenAs }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

export interface UploadServiceDeps {
  readonly database: Database;
  readonly transaction: <T>(database: Database, work: () => T) => T;
  readonly sessions: SessionSource;
  readonly providerOf: ProviderOf;
  readonly record: RecordItems;
  readonly knownUpTo?: KnownUpTo;
  readonly sawStored?: SawStored;
  readonly copyLinks: (mediaIds: readonly MediaId[], options: CopyOptions) => Promise<Copied>;
  /** Private folder for bytes that came without a path. */
  readonly spoolDir: string;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly emit: Emit;
  readonly log: Log;
  /** Bytes that an account holds already need not be sent; without these two nothing is known of them. */
  readonly storedOfSize?: StoredOfSize;
  readonly keepHash?: (mediaId: MediaId, sha256: string) => void;
  /** In the transaction that stores one; throwing undoes it. */
  readonly stored?: (entry: UploadEntry) => void;
  /** The disk unless given. */
  readonly files?: FileSource;
  /** How long a file may take to be looked at before it counts as unreadable; 15 s unless given. */
  readonly readPatienceMs?: number;
}

/** Written in one transaction: one of thousands would hold everything else up. */
const rowsAtOnce = 100;
const readPatienceMs = 15_000;

export type UploadService = ReturnType<typeof createUploadService>;

export function createUploadService(deps: UploadServiceDeps) {
  const { database, transaction, clock, log, emit } = deps;
  const pauses = createPauses(createSettings(database));
  const spool = createSpool(deps.spoolDir);
  const closing = new AbortController();
  /** What a person asks for is not refused for the moment of another program. */
  const patiently = <T>(work: () => T) => whenUnlocked(work, { clock, signal: closing.signal });
  let makeOn: (ids: readonly JobId[]) => void = () => {};
  const dropCopies = (entry: UploadEntry) => {
    for (const path of spooledPaths(entry)) void spool.remove(path);
  };
  const bugs = createBugs(log);
  const failureOf = (error: unknown) => bugs.failureOf(error, 'uploads');
  const queue = createUploadQueue({
    table: createUploadTable(database, log),
    atomically: (work) => transaction(database, work),
    sessions: deps.sessions,
    providerOf: deps.providerOf,
    clock,
    random: deps.random,
    log,
    failureOf,
    record: deps.record,
    keepHash: deps.keepHash,
    stored: deps.stored,
    knownUpTo: deps.knownUpTo,
    sawStored: deps.sawStored,
    storedOfSize: deps.storedOfSize,
    onStored(entries) {
      // What one was made from can be compared with it for as long as the job is shown.
      for (const { spooled, path } of entries) if (spooled) void spool.remove(path);
    },
    isPaused: pauses.isPaused,
    files: deps.files ?? filesOnDisk,
    readPatienceMs: deps.readPatienceMs ?? readPatienceMs,
  });

  const { ledger } = queue;
  const listed = () => ledger.all().filter(({ job }) => !isCopy(job));
  const stopAnnouncing = queue.subscribe(announceUploads(emit));
  const clearing = createClearing({ ledger, dropCopies, clock });

  /** As they are when their turn comes: one may have been tried again meanwhile. */
  async function clear(ids: readonly JobId[], may: (job: UploadJob) => boolean) {
    const run = clearing.begin();
    const still = (id: JobId) => {
      const job = ledger.get(id)?.job;
      return job !== undefined && may(job);
    };
    const take = (portion: readonly JobId[]) => patiently(() => run.take(portion.filter(still)));
    try {
      await inPortions(ids, rowsAtOnce, take, closing.signal);
    } catch (error) {
      const cleared = run.end();
      if (cleared.token === null) throw error;
      // What went before can be taken back, and why the rest stays is told with it.
      return { ...cleared, failure: failureOf(error) };
    }
    return run.end();
  }

  function forget(entries: readonly UploadEntry[]): void {
    ledger.remove(entries.map(({ job }) => job.id));
    for (const entry of entries) dropCopies(entry);
  }

  function pausesChanged(): void {
    queue.pausesChanged();
    emit('uploadsPaused', pauses.state());
  }

  const lookPatience = createPatience(clock, deps.readPatienceMs ?? readPatienceMs);

  const service: Services['uploads'] = {
    async list(portion) {
      const all = listed();
      const shown = portion ? all.slice(portion.start, portion.start + portion.count) : all;
      return shown.map(({ job }) => job);
    },
    async cancel({ jobIds }) {
      const cancel = (ids: readonly JobId[]) => queue.cancel(ids, patiently);
      await inPortions(jobIds, rowsAtOnce, cancel, closing.signal);
      return undefined;
    },
    async retry({ jobIds, anyway }) {
      const retry = async (ids: readonly JobId[]) =>
        makeOn(await patiently(() => queue.retry(ids, anyway)));
      await inPortions(jobIds, rowsAtOnce, retry, closing.signal);
      return undefined;
    },
    pauses: async () => pauses.state(),
    async pause({ accountId }) {
      await patiently(() => pauses.pause(accountId));
      pausesChanged();
      return undefined;
    },
    async resume({ accountId }) {
      await patiently(() => pauses.resume(accountId));
      pausesChanged();
      return undefined;
    },
    async clearFinished() {
      const ids = listed().flatMap(({ job }) => (isOver(job) ? [job.id] : []));
      return clear(ids, isOver);
    },
    dismiss({ jobIds }) {
      if (jobIds !== null) return clear(jobIds, isFinished);
      const ids = listed().flatMap(({ job }) => (awaitsAnswer(job) ? [job.id] : []));
      return clear(ids, awaitsAnswer);
    },
    async undoClear({ token }) {
      const count = await clearing.undo(token, (portion, isWanted) =>
        patiently(() => ledger.add(portion.filter(isWanted))),
      );
      return { count };
    },
    async copyLinks({ key, format, ...which }) {
      const items = storedItems(ledger, which);
      if (items.length === 0) return nothingCopied(format ?? 'plain');
      return deps.copyLinks(items, { key, format });
    },
    async targets({ accountId, search }) {
      const { provider, session } = await deps.sessions(accountId);
      const found = await provider.upload?.targets?.list(session, search.trim(), closing.signal);
      return found ?? { targets: [], more: false, searched: null };
    },
  };

  return {
    ...service,
    remakes: createRemakeQueue({
      ledger,
      queue,
      spool,
      clock,
      providerOf: deps.providerOf,
      patiently,
    }),
    copies: createCopyQueue({
      ledger,
      queue,
      spoolDir: deps.spoolDir,
      clock,
      providerOf: deps.providerOf,
      patiently,
      make: (ids) => makeOn(ids),
      dropCopies,
    }),
    /** Takes up what an earlier run left, `makeOn` what is to be made; once, when all is wired. */
    start(make: typeof makeOn = makeOn): void {
      makeOn = make;
      void spool.sweep(new Set(ledger.all().flatMap(spooledPaths)));
      void queue.start().then(makeOn);
    },
    /** All of them are in the database when this resolves; checks and sending follow by themselves. */
    async add(
      accountId: AccountId,
      intake: readonly Intake[],
      target: ConfirmedTarget | null = null,
      /** How many more are written down, and so go up whatever comes of the rest. */
      onAdded: (count: number) => void = () => {},
    ): Promise<{ batchId: BatchId }> {
      checkTarget(deps.providerOf(accountId), target);
      const batchId = parseBatchId.parse(randomUUID());
      const gesture = { accountId, batchId, addedAt: clock.now(), target };
      const entries: UploadEntry[] = [];
      const dropUnkept = (error: unknown): never => {
        for (const entry of entries) if (ledger.get(entry.job.id) === undefined) dropCopies(entry);
        throw error;
      };
      await inPortions(intake, rowsAtOnce, async (portion) => {
        for (const item of portion) {
          const id: JobId = parseJobId.parse(randomUUID());
          const position = entries.length;
          entries.push(
            newEntry(
              gesture,
              item.kind === 'path'
                ? {
                    id,
                    position,
                    name: item.path,
                    path: item.path,
                    spooled: false,
                    seen: item.seen,
                  }
                : {
                    id,
                    position,
                    name: item.name,
                    path: await spool.write(id, item.bytes),
                    spooled: true,
                  },
            ),
          );
        }
      }).catch(dropUnkept);
      // The first are on their way while the others are written down.
      await inPortions(entries, rowsAtOnce, async (portion) => {
        await patiently(() => ledger.add(portion));
        onAdded(portion.length);
        queue.kick();
      }).catch(dropUnkept);
      return { batchId };
    },
    /** As they are at this moment; a drive that does not answer holds nobody up for ever. */
    lookAt: (files: readonly FileToSend[]) =>
      lookAtFiles(files, lookPatience, deps.files?.tellLong),
    resumeAccount: (accountId: AccountId) => queue.resumeAccount(accountId),
    /** Before or after the account's rows are removed. */
    forgetAccount(accountId: AccountId): void {
      queue.dropAccount(accountId);
      clearing.forgetAccount(accountId);
      const own = () => ledger.all().filter(({ job }) => job.accountId === accountId);
      patiently(() => forget(own())).catch((error: unknown) => {
        log.error({ event: 'uploads-not-forgotten', accountId, stack: stackOf(error) });
      });
    },
    async close(): Promise<void> {
      closing.abort();
      clearing.close();
      await queue.close();
      stopAnnouncing();
    },
  };
}
