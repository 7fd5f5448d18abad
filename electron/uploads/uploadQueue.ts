import type { Failure } from '../../shared/failure.ts';
import type { AccountId, JobId, MediaId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import type { UploadJob } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { firstAskMs } from '../jobs/doubt.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import type { LaneClient } from '../jobs/laneClient.ts';
import type { SessionSource, UploadCapability } from '../providers/provider.ts';
import { createChecker } from './checker.ts';
import type { SawStored } from './doubt/serverTime.ts';
import { isWaitedOut, lookAgain, waitOutMsOf } from './doubt/waitingOut.ts';
import { createDuplicates, type StoredOfSize } from './files/duplicates.ts';
import type { FileSource } from './files/fileSource.ts';
import { createPatience } from './files/patience.ts';
import { createUploadLane } from './lane/uploadLane.ts';
import type { KnownUpTo } from './lane/uploadLaneDeps.ts';
import { recordStored } from './ledger/recordStored.ts';
import type { UploadEntry } from './ledger/uploadEntry.ts';
import {
  claimOf,
  doubtsReachBackTo,
  isUrgent,
  type ProviderOf,
  type RecordItems,
  type UploadChange,
  type UploadKinds,
  uploadRoles,
  waitOf,
} from './ledger/uploadKinds.ts';
import { step } from './ledger/uploadMachine.ts';
import type { UploadTable } from './ledger/uploadTable.ts';

/** Requests whose files are read while others are sent. */
const readAhead = 5;

export interface UploadQueueDeps {
  readonly table: UploadTable;
  /** All of it on disk when it returns, or none. */
  readonly atomically: (work: () => void) => void;
  readonly sessions: SessionSource;
  readonly providerOf: ProviderOf;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly failureOf: (error: unknown) => Failure;
  readonly files: FileSource;
  /** How long a file may take to be looked at. */
  readonly readPatienceMs: number;
  readonly record: RecordItems;
  /** What the bytes of a stored item were; in the transaction that stores it. */
  readonly keepHash?: ((mediaId: MediaId, sha256: string) => void) | undefined;
  /** In the transaction that stores it. */
  readonly stored?: ((entry: UploadEntry) => void) | undefined;
  readonly knownUpTo?: KnownUpTo | undefined;
  readonly sawStored?: SawStored | undefined;
  /** What an account holds of a size, by its bytes; nothing is a duplicate without it. */
  readonly storedOfSize?: StoredOfSize | undefined;
  /** A person keeps the account from sending. */
  readonly isPaused: (accountId: AccountId) => boolean;
  /** Jobs are stored: a private copy of their bytes is of no more use. */
  readonly onStored: (entries: readonly UploadEntry[]) => void;
}

/** What is to be made of a job's file, and of how many bytes at most. */
export interface RemakeOrder {
  readonly id: JobId;
  readonly remedy: Remedy;
  readonly maxBytes: number;
}

export type UploadQueue = ReturnType<typeof createUploadQueue>;

/** Uploads as work of the kernel, from a file that is to be checked to a stored item. */
export function createUploadQueue(deps: UploadQueueDeps) {
  const { table, clock, record, keepHash, storedOfSize } = deps;
  const patience = createPatience(clock, deps.readPatienceMs);

  function uploadOf(accountId: AccountId): UploadCapability | null {
    try {
      return deps.providerOf(accountId).upload ?? null;
    } catch {
      return null;
    }
  }

  const jobs: Jobs<UploadKinds> = createJobs<UploadKinds>({
    name: 'upload',
    table,
    step,
    roles: uploadRoles,
    atomically: deps.atomically,
    clock,
    random: deps.random,
    log: deps.log,
    failureOf: deps.failureOf,
    isUrgent,
    claimOf,
    claimed: table.claimed(),
    waitOf,
    isWaitedOut,
    isPaused: deps.isPaused,
    pace: { ahead: readAhead },
    within: {
      record: (changes, ledger) => recordStored(changes, ledger, record),
      wrote(entry) {
        const { job, sha256 } = entry;
        if (job.state !== 'stored') return;
        if (sha256 !== null) keepHash?.(job.mediaId, sha256);
        deps.stored?.(entry);
      },
      removed: (all) => table.pruneClaims(doubtsReachBackTo(all, clock.now())),
    },
    committed(entries) {
      const stored = entries.filter(({ job }) => job.state === 'stored');
      if (stored.length > 0) deps.onStored(stored);
    },
    restarted(job, now) {
      const look = lookAgain(job, waitOutMsOf(uploadOf(job.accountId)), now, firstAskMs);
      return { kind: 'restarted', askAt: look.askAt, ...(look.held && { held: look.held }) };
    },
    laneOf: (tools): LaneClient<UploadKinds> =>
      createUploadLane(
        {
          ledger: tools.ledger,
          settle: tools.settle,
          sessions: deps.sessions,
          clock,
          random: deps.random,
          files: deps.files,
          patience,
          failureOf: deps.failureOf,
          record,
          knownUpTo: deps.knownUpTo,
          sawStored: deps.sawStored,
          uploadOf,
        },
        tools,
      ),
  });
  const { ledger, settle } = jobs;

  const duplicates = storedOfSize ? createDuplicates({ ledger, storedOfSize, patience }) : null;
  const checker = createChecker({
    ledger,
    files: deps.files,
    patience,
    settle,
    failureOf: deps.failureOf,
    duplicateOf: async (entry, seen) => (await duplicates?.find(entry, seen)) ?? null,
    isUnmade: (id) => isUnmade(id),
    limitsOf: (accountId) => uploadOf(accountId)?.limits ?? null,
    onIdle: () => duplicates?.sweep(),
    onChecked: jobs.pump,
  });

  /** Its file is only being made: what it is now is not to be judged. */
  function isUnmade(id: JobId): boolean {
    return isToBeMade(ledger.get(id)?.job) && !ledger.runtimes.peek(id)?.memory.judgedAsIs;
  }

  return {
    ledger,
    subscribe: jobs.subscribe,
    /**
     * Takes up what an earlier run left behind, however long the database refuses to be written;
     * answers the jobs whose file is still to be made.
     */
    async start(): Promise<readonly JobId[]> {
      if (!(await jobs.start())) return [];
      checker.kick();
      return ledger.all().flatMap(({ job }) => (isToBeMade(job) ? [job.id] : []));
    },
    /** Jobs were added. */
    kick: () => checker.kick(),
    /** `write` may repeat what was refused: each lane's part, since a second cancel means more. */
    cancel: (ids: readonly JobId[], write: (work: () => void) => Promise<void>): Promise<void> =>
      jobs.cancel(ids, write),
    /** Answers those of which something else is to be made first. */
    retry(ids: readonly JobId[], anyway = false): readonly JobId[] {
      const again = ledger.change(
        ids.map((id) => ({ id, event: { kind: 'retry', ...(anyway && { anyway }) } })),
      );
      jobs.insist(ids);
      checker.kick();
      return again.flatMap((job) => (isToBeMade(job) ? [job.id] : []));
    },
    /** What fits is being made of these; returns those of them that can wait for it. */
    beginRemake: (orders: readonly RemakeOrder[]): JobId[] =>
      ledger
        .change(
          orders.map(({ id, remedy, maxBytes }) => ({
            id,
            event: { kind: 'remake', remedy, maxBytes },
          })),
        )
        .map(({ id }) => id),
    /** It was made, or cannot be. */
    async endRemake(id: JobId, change: Omit<UploadChange, 'id'>): Promise<void> {
      await settle([{ id, ...change }]);
      checker.kick();
    },
    /** What was to be made cannot be made here: it is judged as it is. */
    judgeAsIs(id: JobId): void {
      ledger.runtimes.of(id).memory.judgedAsIs = true;
      checker.kick();
    },
    resumeAccount: jobs.resumeAccount,
    /** What is paused was changed. */
    pausesChanged: jobs.pausesChanged,
    dropAccount: jobs.dropAccount,
    async close(): Promise<void> {
      checker.close();
      await jobs.close();
    },
  };
}

function isToBeMade(job: UploadJob | undefined): boolean {
  return job?.state === 'checking' && job.making !== undefined;
}
