import type { Failure } from '../../shared/failure.ts';
import type { Clock } from '../base/clock.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { delayOfQuestion } from './failureRules.ts';
import type { Health } from './health.ts';
import type { Change, EntryOf, IdOf, Kinds } from './job.ts';
import type { Ledger } from './ledgerTypes.ts';
import type { Waits } from './waits.ts';

const questionsAtOnce = 4;
const leastPauseMs = 2_000;

/** What was heard of a job that goes on at its provider. */
export interface Followed<K extends Kinds> {
  readonly changes: readonly Change<K>[];
  /** Ms until it is asked about again; null when that has become pointless. */
  readonly againMs: number | null;
}

interface FollowsDeps<K extends Kinds> {
  readonly ledger: Pick<Ledger<K>, 'get' | 'roleOf'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly health: Health;
  readonly waits: Waits;
  readonly failureOf: (error: unknown) => Failure;
  readonly settle: (changes: readonly Change<K>[]) => Promise<unknown>;
  /** Throws when it cannot be asked: the same question, later. */
  readonly follow: (entry: EntryOf<K>, signal: AbortSignal) => Promise<Followed<K>>;
}

/** Asks now and then what becomes of jobs that were taken. */
export function createFollows<K extends Kinds>(deps: FollowsDeps<K>) {
  const { ledger, clock, health, waits } = deps;
  const pool = createTaskPool(questionsAtOnce);
  const stopped = new AbortController();
  const asked = new Set<string>();
  let refusals = 0;

  async function follow(id: IdOf<K>): Promise<void> {
    const entry = ledger.get(id);
    if (entry === undefined || stopped.signal.aborted) return;
    const beganAt = clock.monotonic();
    try {
      const { changes, againMs } = await deps.follow(entry, stopped.signal);
      refusals = 0;
      if (stopped.signal.aborted) return;
      await deps.settle(changes);
      waits.set(id, againMs ?? Infinity);
    } catch (error) {
      if (stopped.signal.aborted) return;
      refusals += 1;
      const failure = deps.failureOf(error);
      health.trouble(failure, beganAt);
      const delay = delayOfQuestion(failure, refusals, deps.random());
      waits.set(id, Math.max(leastPauseMs, delay, health.restMs()));
    }
  }

  return {
    isAsked: (id: IdOf<K>) => asked.has(id),
    /** Asks about these, a few at a time; `onHeard` after each. */
    ask(ids: readonly IdOf<K>[], onHeard: () => void): void {
      for (const id of ids) {
        asked.add(id);
        void pool
          .run(() => follow(id))
          .finally(() => {
            asked.delete(id);
            onHeard();
          });
      }
    },
    stop(): void {
      stopped.abort();
    },
  };
}
