import type { AccountId, JobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import type { UploadJob } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import { libraryFailure } from '../base/failures/libraryFailure.ts';
import type { Log } from '../base/log.ts';
import type { SessionSource, UploadCapability } from '../providers/provider.ts';
import { createChecker } from './checker.ts';
import { firstAskMs } from './doubt/asking.ts';
import { holdMsOf, lookAgain } from './doubt/holding.ts';
import { createDuplicates, type HeldOfSize } from './files/duplicates.ts';
import type { FileSource } from './files/fileSource.ts';
import { createPatience } from './files/patience.ts';
import { failureOf } from './lane/failureOf.ts';
import { createLane, type Lane } from './lane/lane.ts';
import type { KnownUpTo, ProviderOf, RecordItems, SawStored } from './lane/laneDeps.ts';
import type { Change, JobBook } from './ledger/jobBook.ts';
import type { UploadEntry } from './ledger/uploadEntry.ts';

const triesWithItems = 3;
/** How long a quitting Satchel waits for the answer to bytes that are already gone. */
const quitGraceMs = 2_000;

export interface UploadQueueDeps {
  readonly book: JobBook;
  readonly sessions: SessionSource;
  readonly providerOf: ProviderOf;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly files: FileSource;
  /** How long a file may take to be looked at. */
  readonly readPatienceMs: number;
  readonly record: RecordItems;
  readonly knownUpTo?: KnownUpTo;
  readonly sawStored?: SawStored;
  /** What an account holds of a size, by its bytes; nothing is a duplicate without it. */
  readonly heldOfSize?: HeldOfSize;
  /** A person holds the account's uploads back. */
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

/** Takes jobs from a checked file to a stored item, a lane for each account. */
export function createUploadQueue(deps: UploadQueueDeps) {
  const { book, clock, log } = deps;
  const lanes = new Map<AccountId, Lane>();
  const patience = createPatience(clock, deps.readPatienceMs);
  let closed = false;
  /** What an earlier run left is known for what it is; before that nothing may be sent. */
  let takenUp = false;

  async function settle(happened: readonly Change[]): Promise<void> {
    let changes = happened;
    let itemsRefused = 0;
    for (let tries = 1; !closed; tries += 1) {
      try {
        const stored = (await book.together(changes)).flatMap(({ id, state }) =>
          state === 'stored' ? (book.get(id) ?? []) : [],
        );
        if (stored.length > 0) deps.onStored(stored);
        return;
      } catch (error) {
        const stack = error instanceof Error ? error.stack : undefined;
        log.error({ event: 'upload-not-written', count: changes.length, stack });
        // It may be one item that cannot be taken, when nothing else is wrong with the library: that one is
        // found in the provider's list instead.
        if (libraryFailure(error) === null) itemsRefused += 1;
        if (itemsRefused === triesWithItems) changes = changes.map(({ item: _, ...rest }) => rest);
        const pauseMs = Math.min(5, tries) * 1_000;
        await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
      }
    }
  }

  function uploadOf(accountId: AccountId): UploadCapability | null {
    try {
      return deps.providerOf(accountId).upload ?? null;
    } catch {
      return null;
    }
  }

  function laneOf(accountId: AccountId): Lane {
    const known = lanes.get(accountId);
    if (known !== undefined) return known;
    const lane = createLane(accountId, {
      ...deps,
      patience,
      settle,
      uploadOf,
      mayBegin: () => takenUp,
    });
    lanes.set(accountId, lane);
    return lane;
  }

  const { heldOfSize } = deps;
  const duplicates = heldOfSize ? createDuplicates({ book, heldOfSize, patience }) : null;
  const unmade = new Set<JobId>();

  const checker = createChecker({
    book,
    async duplicateOf(entry, seen) {
      try {
        return (await duplicates?.find(entry, seen)) ?? null;
      } catch (error) {
        // It is then sent as any other; only its check must not stop.
        const stack = error instanceof Error ? error.stack : undefined;
        log.error({ event: 'duplicate-not-looked-for', stack });
        return null;
      }
    },
    isUnmade: (id) => unmade.has(id),
    files: deps.files,
    patience,
    limitsOf: (accountId) => uploadOf(accountId)?.limits ?? null,
    settle,
    failureOf: (error) => failureOf(error, log),
    onChecked: (accounts) => {
      for (const account of accounts) laneOf(account).pump();
    },
  });

  function byAccount(ids: readonly JobId[]): Map<AccountId, JobId[]> {
    const groups = new Map<AccountId, JobId[]>();
    for (const id of ids) {
      const account = book.get(id)?.job.accountId;
      if (account === undefined) continue;
      const group = groups.get(account) ?? [];
      group.push(id);
      groups.set(account, group);
    }
    return groups;
  }

  return {
    /**
     * Takes up what an earlier run left behind, however long the database refuses to be written;
     * answers the jobs whose file is still to be made.
     */
    async start(): Promise<readonly JobId[]> {
      // Before anything is waited for: no file is to be judged for which another will be made.
      const unfinished = book.all().flatMap(({ job }) => (isToBeMade(job) ? [job.id] : []));
      for (const id of unfinished) unmade.add(id);
      const left = book.all().map(({ job }): Change => {
        const holdMs = holdMsOf(uploadOf(job.accountId));
        const look = lookAgain(job, holdMs, clock.now(), firstAskMs);
        return { id: job.id, event: { kind: 'restarted', ...look } };
      });
      await settle(left);
      if (closed) return [];
      takenUp = true;
      const toMake = unfinished.filter((id) => isToBeMade(book.get(id)?.job));
      // Tried too often, it failed instead.
      for (const id of unfinished) if (!toMake.includes(id)) unmade.delete(id);
      for (const account of book.accounts()) {
        const lane = laneOf(account);
        lane.restore();
        lane.pump();
      }
      checker.kick();
      return toMake;
    },
    /** Jobs were added. */
    kick: () => checker.kick(),
    /** `write` may repeat what was refused: each lane's part, since a second cancel means more. */
    async cancel(ids: readonly JobId[], write: (work: () => void) => Promise<void>): Promise<void> {
      for (const [account, own] of byAccount(ids)) await write(() => laneOf(account).cancel(own));
    },
    /** Answers those of which something else is to be made first. */
    retry(ids: readonly JobId[], anyway = false): readonly JobId[] {
      const again = book.change(
        ids.map((id) => ({ id, event: { kind: 'retry', ...(anyway && { anyway }) } })),
      );
      const toMake = again.flatMap((job) => (isToBeMade(job) ? [job.id] : []));
      for (const id of toMake) unmade.add(id);
      for (const account of byAccount(ids).keys()) laneOf(account).resume(true);
      checker.kick();
      return toMake;
    },
    /** These are added with their file still to be made: they are not looked at before. */
    awaitRemake(ids: readonly JobId[]): void {
      for (const id of ids) unmade.add(id);
    },
    /** What fits is being made of these; returns those of them that can wait for it. */
    beginRemake(orders: readonly RemakeOrder[]): JobId[] {
      const waiting = book.change(
        orders.map(({ id, remedy, maxBytes }) => ({
          id,
          event: { kind: 'remake', remedy, maxBytes },
        })),
      );
      for (const { id } of waiting) unmade.add(id);
      return waiting.map(({ id }) => id);
    },
    /** It was made, or cannot be, or is no longer wanted, which changes nothing. */
    async endRemake(id: JobId, change: Omit<Change, 'id'> | null): Promise<void> {
      if (change !== null) await settle([{ id, ...change }]);
      unmade.delete(id);
      checker.kick();
    },
    /** The account's secret was replaced, or the keychain can be read again. */
    resumeAccount(accountId: AccountId): void {
      laneOf(accountId).resume();
    },
    /** What is paused was changed. */
    pausesChanged(): void {
      for (const [accountId, lane] of lanes) {
        if (deps.isPaused(accountId)) lane.pause();
        lane.pump();
      }
    },
    forgetAccount(accountId: AccountId): void {
      lanes.get(accountId)?.drop();
      lanes.delete(accountId);
    },
    async close(): Promise<void> {
      checker.close();
      await Promise.all([...lanes.values()].map((lane) => lane.close(quitGraceMs)));
      closed = true;
    },
  };
}

function isToBeMade(job: UploadJob | undefined): boolean {
  return job?.state === 'checking' && job.making !== undefined;
}
