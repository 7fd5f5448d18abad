import type { Emit } from '../../../shared/contract/contract.ts';
import type { SyncState } from '../../../shared/contract/library.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import { createAnnouncer } from '../../base/announcer.ts';
import type { Bugs } from '../../base/bugs.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { createTaskPool, type TaskPool } from '../../base/taskPool.ts';
import type { Database } from '../../database/database.ts';
import type { SessionSource } from '../../providers/provider.ts';
import type { MediaTable } from '../mediaTable.ts';
import { createDueTable } from './dueTable.ts';
import { createExpiryWatch } from './expiryWatch.ts';
import { recheck } from './recheck.ts';
import { createSyncRunTable } from './syncRunTable.ts';
import { walkList } from './walkList.ts';

const announceEveryMs = 100;
const requestsAtOnce = 4;

export interface SyncDeps {
  readonly sessions: SessionSource;
  /** The connected accounts, in the order in which they are shown. */
  readonly accounts: () => readonly AccountId[];
  readonly table: MediaTable;
  readonly database: Database;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly log: Log;
  readonly bugs: Bugs;
  readonly random?: () => number;
}

/** Keeps the library true to what the providers store. */
export interface Sync {
  /**
   * Settles when the account (all of them, for null) is up to date or has failed, which its state
   * tells: only an unknown account throws. While one runs, asking again joins it.
   */
  refresh(accountId: AccountId | null, options?: { full?: boolean }): Promise<void>;
  /** The account has something new: a refresh that runs already may have read past where it is listed. */
  refreshAnew(accountId: AccountId): Promise<void>;
  /** One for every connected account. */
  states(): SyncState[];
  /** Whether the account's list was ever read from end to end. */
  hasWalked(accountId: AccountId): boolean;
  /** Rows were written by another part of Satchel: they are announced, and their expiry is watched. */
  changed(accountId: AccountId): void;
  /** Stops all that is done for an account which is being removed. */
  drop(accountId: AccountId): Promise<void>;
  close(): Promise<void>;
}

interface Run {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** After these failures the cursor still leads on; after any other the walk begins anew. */
const keepsCursor = (failure: Failure) =>
  failure.kind === 'rate-limited' ||
  failure.kind === 'offline' ||
  failure.kind === 'proxy' ||
  failure.kind === 'unauthorized' ||
  failure.kind === 'keychain-unavailable' ||
  failure.kind === 'library-unavailable' ||
  failure.kind === 'cancelled' ||
  (failure.kind === 'provider-down' &&
    failure.cause !== 'unreadable-answer' &&
    failure.cause !== 'endless-list');

export function createSync(deps: SyncDeps): Sync {
  const { sessions, accounts, table, database, clock } = deps;
  const { emit, log, bugs, random = Math.random } = deps;
  const runs = createSyncRunTable(database, accounts);
  const due = createDueTable(database);
  const pools = new Map<AccountId, TaskPool>();
  const unlisted = new Set<MediaId>();
  /** Each account has its own turns: one that is slow or fails holds up no other. */
  const depsOf = (accountId: AccountId) => {
    const pool = pools.get(accountId) ?? createTaskPool(requestsAtOnce);
    pools.set(accountId, pool);
    return { database, table, runs, due, unlisted, pool, clock, random };
  };
  const closing = new AbortController();
  const running = new Map<AccountId, Run>();
  const checks = new Set<Promise<void>>();
  const states = new Map<AccountId, SyncState>();

  const stateOf = (accountId: AccountId): SyncState => {
    const { finishedAt = null, unread = 0 } = runs.of(accountId) ?? {};
    const idle = { accountId, state: 'idle', seen: 0, total: null, failure: null } as const;
    return states.get(accountId) ?? { ...idle, finishedAt, unread };
  };
  const progress = createAnnouncer<AccountId>(clock, announceEveryMs, (ids) => {
    for (const id of ids) if (runs.of(id) !== null) emit('syncChanged', stateOf(id));
  });
  const rows = createAnnouncer<AccountId>(clock, announceEveryMs, ([only, ...others]) => {
    emit('libraryChanged', { accountId: others.length === 0 ? (only ?? null) : null });
  });
  const put = (accountId: AccountId, change: Partial<SyncState>, atOnce: boolean) => {
    states.set(accountId, { ...stateOf(accountId), ...change });
    progress.say([accountId]);
    if (atOnce) progress.flush();
  };

  const watch = createExpiryWatch({
    clock,
    due,
    check(accountId, items) {
      // Filters and orders by the time that is left change now, whatever the provider answers.
      rows.say([accountId]);
      const asked = sessions(accountId)
        .then((bound) => recheck(depsOf(accountId), bound, items, closing.signal))
        .finally(() => rows.say([accountId]));
      const settled: Promise<void> = asked
        .then(
          () => undefined,
          (error: unknown) => void (closing.signal.aborted || failureOf(error, accountId)),
        )
        .then(() => void checks.delete(settled));
      checks.add(settled);
      return asked;
    },
  });

  const walk = async (accountId: AccountId, full: boolean, signal: AbortSignal) => {
    put(accountId, { state: 'syncing', seen: 0, total: null, failure: null }, true);
    try {
      const bound = await sessions(accountId);
      const before = stateOf(accountId).unread;
      const onPage = (seen: number, total: number | null, unread: number) =>
        // What the last reading could not read is not forgotten while the next has not come so far.
        put(accountId, { seen, total, unread: Math.max(before, unread) }, false);
      const onChange = () => rows.say([accountId]);
      await walkList(depsOf(accountId), { accountId, ...bound, full, signal, onPage, onChange });
      const unread = runs.of(accountId)?.unread ?? 0;
      put(accountId, { state: 'idle', finishedAt: clock.now(), unread }, true);
      watch.forgive(accountId);
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureOf(error, accountId);
      put(accountId, { state: 'failed', failure }, true);
      watch.wake();
      if (!keepsCursor(failure)) giveUpCursor(accountId);
    }
  };

  /** A cursor that is left behind only costs the next walk a page that leads nowhere. */
  const giveUpCursor = (accountId: AccountId) => {
    try {
      runs.keepCursor(accountId, null);
    } catch (error) {
      failureOf(error, accountId);
    }
  };

  const failureOf = (error: unknown, accountId: AccountId): Failure => {
    if (error instanceof SatchelError) {
      log.info({ event: 'sync-failed', accountId, kind: error.failure.kind });
    }
    return bugs.failureOf(error, 'sync', accountId);
  };

  const refreshOne = (accountId: AccountId, full: boolean): Promise<void> => {
    const joined = running.get(accountId);
    if (joined) return joined.done;
    const stop = new AbortController();
    const done = walk(accountId, full, stop.signal).finally(() => {
      if (running.get(accountId)?.stop === stop) running.delete(accountId);
    });
    running.set(accountId, { stop, done });
    return done;
  };
  const stop = async (accountId: AccountId) => {
    const run = running.get(accountId);
    running.delete(accountId);
    run?.stop.abort();
    await run?.done;
  };

  watch.wake();
  return {
    async refresh(accountId, { full = false } = {}) {
      if (closing.signal.aborted) return;
      const known = runs.all().map((run) => run.accountId);
      if (accountId !== null && !known.includes(accountId)) {
        throw new SatchelError(notFound);
      }
      const wanted = accountId === null ? known : [accountId];
      await Promise.all(wanted.map((id) => refreshOne(id, full)));
    },
    async refreshAnew(accountId) {
      await running.get(accountId)?.done;
      if (closing.signal.aborted || runs.of(accountId) === null) return;
      await refreshOne(accountId, false);
    },
    states: () => runs.all().map((run) => stateOf(run.accountId)),
    hasWalked: (accountId) => (runs.of(accountId)?.walkedAt ?? null) !== null,
    changed(accountId) {
      rows.say([accountId]);
      watch.wake();
    },
    async drop(accountId) {
      await stop(accountId);
      pools.delete(accountId);
      states.delete(accountId);
      watch.wake();
    },
    async close() {
      closing.abort();
      watch.close();
      await Promise.all([...running.keys()].map(stop));
      await Promise.all(checks);
      progress.close();
      rows.close();
    },
  };
}
