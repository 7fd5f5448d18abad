import type { Clock } from '../base/clock.ts';
import { libraryFailure } from '../base/failures/libraryFailure.ts';
import type { Log } from '../base/log.ts';
import { stackOf } from '../base/stackOf.ts';
import type { Change, JobOf, Kinds } from './job.ts';
import type { Ledger } from './ledgerTypes.ts';

/** An item that the library refuses so often, while nothing else is wrong with it, is left out. */
const triesWithItems = 3;
const longestPauseMs = 5_000;

interface SettleDeps<K extends Kinds> {
  readonly ledger: Pick<Ledger<K>, 'together'>;
  readonly clock: Clock;
  readonly log: Log;
  /** What the client calls itself in the log. */
  readonly name: string;
}

/**
 * Writes what happened, again and again until it is written or the client is closed: what a provider has
 * done is done, whether or not a disk is full. Answers the jobs that it changed; none once closed.
 */
export function createSettling<K extends Kinds>({ ledger, clock, log, name }: SettleDeps<K>) {
  let closed = false;
  let hurried = false;
  const resting = new Set<() => void>();
  /** Ends early once nothing is to be tried again. */
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        stop();
        resting.delete(wake);
        resolve();
      };
      const stop = clock.after(ms, wake);
      resting.add(wake);
    });
  const wakeAll = () => {
    for (const wake of [...resting]) wake();
  };
  return {
    async settle(happened: readonly Change<K>[]): Promise<JobOf<K>[]> {
      let changes = happened;
      let itemsRefused = 0;
      for (let tries = 1; !closed; tries += 1) {
        try {
          return await ledger.together(changes);
        } catch (error) {
          log.error({ event: `${name}-not-written`, count: changes.length, stack: stackOf(error) });
          if (libraryFailure(error) === null) itemsRefused += 1;
          if (itemsRefused === triesWithItems) {
            changes = changes.map(({ item: _, ...rest }): Change<K> => rest);
          }
          const pauseMs = Math.min(longestPauseMs, tries * 1_000);
          if (hurried) return [];
          await rest(pauseMs);
        }
      }
      return [];
    },
    /** What is refused from now on is not tried again: a next start finds it as a kill would have left it. */
    hurry(): void {
      hurried = true;
      wakeAll();
    },
    /** Nothing is written after this. */
    close(): void {
      closed = true;
      wakeAll();
    },
  };
}
