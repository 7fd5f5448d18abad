import type { AccountId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { stackOf } from '../../base/stackOf.ts';
import type { Ledger } from '../ledgerTypes.ts';
import type { RunJobTable } from './runJobTable.ts';
import type { RunJob, RunKinds } from './runKinds.ts';

/** So many of a run and an account are ready in memory at most, and at least while there are more on disk. */
const mostReady = 400;
const leastReady = 200;
/** With those that wait for something or are in doubt: what an earlier Satchel left is all of these. */
const mostThere = 2_000;
/** A library that cannot be read is read again. */
const againMs = 1_000;

interface Window {
  /** The number of the last row that came into memory. */
  after: number;
  drained: boolean;
}

interface WindowsDeps<J extends RunJob, E extends { readonly kind: string }> {
  readonly table: Pick<RunJobTable<J>, 'untouched'>;
  readonly ledger: Pick<Ledger<RunKinds<J, E>>, 'sizeOf' | 'take'>;
  /** Whether what is on disk of the run may come to its turn. */
  readonly isFilled: (runId: string) => boolean;
  /** After rows were read. */
  readonly onRead: () => void;
  /** There may be more that is ready. */
  readonly pump: (accountIds: readonly AccountId[]) => void;
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
}

export type Windows<J extends RunJob> = ReturnType<typeof createWindows<J, { kind: string }>>;

/**
 * Brings the jobs of runs into memory some at a time, in the order in which they were written: a run of a hundred
 * thousand takes no more of it than one of a thousand.
 */
export function createWindows<J extends RunJob, E extends { readonly kind: string }>({
  table,
  ledger,
  isFilled,
  onRead,
  pump,
  name,
  clock,
  log,
}: WindowsDeps<J, E>) {
  const runs = new Map<string, Map<AccountId, Window>>();
  let stopTimer: (() => void) | null = null;

  function read(runId: string, accountId: AccountId, window: Window, atMost: number): readonly J[] {
    const { jobs, last } = table.untouched(runId, accountId, window.after, atMost);
    ledger.take(jobs.map((job) => ({ job })));
    if (last === null) window.drained = true;
    else window.after = last;
    onRead();
    return jobs;
  }

  function fill(runId: string, accountId: AccountId): void {
    const window = runs.get(runId)?.get(accountId);
    if (window === undefined || !isFilled(runId)) return;
    const size = (role: 'ready' | 'waiting' | 'in-doubt') => ledger.sizeOf(accountId, role, runId);
    while (!window.drained) {
      const ready = size('ready');
      const there = ready + size('waiting') + size('in-doubt');
      if (ready >= leastReady || there >= mostThere) return;
      read(runId, accountId, window, mostReady - ready);
    }
  }

  function refill(runId: string, accountIds: Iterable<AccountId>): void {
    try {
      for (const accountId of accountIds) fill(runId, accountId);
    } catch (error) {
      log.error({ event: `${name}-not-read`, stack: stackOf(error) });
      stopTimer ??= clock.after(againMs, () => {
        stopTimer = null;
        for (const [id, own] of runs) {
          refill(id, own.keys());
          pump([...own.keys()]);
        }
      });
    }
  }

  return {
    /** What the run has on disk of these accounts is to come to its turn, or to its end. */
    open(runId: string, accountIds: Iterable<AccountId>): void {
      const own = runs.get(runId) ?? new Map<AccountId, Window>();
      for (const accountId of accountIds) own.set(accountId, { after: 0, drained: false });
      runs.set(runId, own);
      refill(runId, own.keys());
    },
    /** Fewer may be ready; never throws. */
    refill,
    /** The next of them, whatever the run's phase; none when all came into memory. Throws. */
    next(runId: string, accountId: AccountId, atMost: number): readonly J[] {
      const window = runs.get(runId)?.get(accountId);
      while (window !== undefined && !window.drained) {
        const jobs = read(runId, accountId, window, atMost);
        if (jobs.length > 0) return jobs;
      }
      return [];
    },
    accountsOf: (runId: string): readonly AccountId[] => [...(runs.get(runId)?.keys() ?? [])],
    runsOf: (accountId: AccountId): readonly string[] =>
      [...runs].flatMap(([runId, own]) => (own.has(accountId) ? [runId] : [])),
    close: (runId: string): void => void runs.delete(runId),
    dropAccount(accountId: AccountId): void {
      for (const own of runs.values()) own.delete(accountId);
    },
    end: (): void => stopTimer?.(),
  };
}
