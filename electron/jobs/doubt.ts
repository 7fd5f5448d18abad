import type { Failure } from '../../shared/failure.ts';
import { untilResumed } from '../../shared/instant.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { delayOfQuestion } from './failureRules.ts';
import type { Health } from './health.ts';
import type { Change, EntryOf, IdOf, JobOf, Kinds } from './job.ts';
import type { Ledger } from './ledgerTypes.ts';
import type { Waits } from './waits.ts';

/** Since the doubt began: a provider may list late what it has. */
const askAfterMs = [2_000, 10_000, 60_000] as const;
/** What cannot be told may be told yet, so it is asked for longer, and then a person decides. */
const askUntoldAfterMs = [...askAfterMs, 3 * 60_000, 5 * 60_000] as const;
const leastPauseMs = 1_000;
/** Until what could not be looked at is looked at again. */
const unclearPauseMs = 30_000;

/** How long a doubt lasts before it is asked about for the first time, in ms. */
export const firstAskMs = askAfterMs[0];

/** What a look at the provider told of one job in doubt. */
export type Finding<K extends Kinds> =
  /** It is there; this is to be written. Whatever it came to be was claimed for it by then. */
  | { readonly kind: 'found'; readonly changes: readonly Change<K>[] }
  /** It is not there, which is believed when it was asked for the last time; then this is written. */
  | { readonly kind: 'absent'; readonly changes?: readonly Change<K>[] }
  /** There is something of which it cannot be told now whether it is this: the same question, later. */
  | { readonly kind: 'unclear' }
  /** It is not seen, and may be where nobody can look. */
  | { readonly kind: 'untold'; readonly failure: Failure };

export interface Question<K extends Kinds> {
  /** Those whose turn it is. A look answers for each of them; no answer is the same as `unclear`. */
  readonly asked: readonly EntryOf<K>[];
  /** Those in doubt whose turn comes later: only `found` is heard of them. */
  readonly others: readonly EntryOf<K>[];
  /** Absence of one of them would be believed now, so that one looks as far as one can. */
  readonly last: boolean;
  readonly signal: AbortSignal;
}

interface DoubtDeps<K extends Kinds> {
  readonly ledger: Pick<Ledger<K>, 'get' | 'runtimes'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly name: string;
  readonly health: Health;
  readonly waits: Waits;
  readonly failureOf: (error: unknown) => Failure;
  readonly settle: (changes: readonly Change<K>[]) => Promise<unknown>;
  /** All that can be asked for and that no request carries any more. */
  readonly askable: () => readonly IdOf<K>[];
  /** Throws when nobody can be asked: nothing is concluded from that. */
  readonly look: (question: Question<K>) => Promise<ReadonlyMap<IdOf<K>, Finding<K>>>;
  /** The provider has said itself that it did not take it: one look is enough. */
  readonly believesAtOnce: (job: JobOf<K>) => boolean;
  /** How long a doubt about which nobody can be asked is waited out; null for one that is asked about. */
  readonly waitOutMs: (job: JobOf<K>) => number | null;
}

export type Doubt<K extends Kinds> = ReturnType<typeof createDoubt<K>>;

/** Finds out what became of jobs whose last bytes were sent and not answered for. */
export function createDoubt<K extends Kinds>(deps: DoubtDeps<K>) {
  const { ledger, clock, health, waits } = deps;
  const { runtimes } = ledger;
  const stopped = new AbortController();
  let busy = false;
  let refusals = 0;

  const entriesOf = (ids: readonly IdOf<K>[]) =>
    ids.flatMap((id): readonly EntryOf<K>[] => {
      const entry = ledger.get(id);
      return entry === undefined ? [] : [entry];
    });

  function again(id: IdOf<K>, ms: number): Change<K> {
    waits.set(id, ms);
    const untilAt = health.blockedBy() === null ? clock.now() + ms : untilResumed;
    return { id, event: { kind: 'asked', untilAt } };
  }

  const roundOf = (id: IdOf<K>) => (runtimes.peek(id)?.rounds ?? 0) + 1;

  function notSeen(
    job: JobOf<K>,
    beganAt: number,
    finding: Extract<Finding<K>, { kind: 'absent' | 'untold' }>,
  ): readonly Change<K>[] {
    const id: IdOf<K> = job.id;
    const untold = finding.kind === 'untold' ? finding.failure : null;
    const believed: readonly Change<K>[] = (finding.kind === 'absent' && finding.changes) || [
      { id, event: { kind: 'absent' } },
    ];
    if (deps.believesAtOnce(job)) return believed;
    const round = roundOf(id);
    const waited = beganAt - (runtimes.peek(id)?.doubtedAt ?? beganAt);
    const asks = untold === null ? askAfterMs : askUntoldAfterMs;
    const due = asks[Math.min(round, asks.length - 1)] ?? 0;
    // However often a person has it asked earlier, absence is believed only at the end.
    if (round >= asks.length && waited >= due) {
      return untold === null ? believed : [{ id, event: { kind: 'untold', failure: untold } }];
    }
    runtimes.of(id).rounds = round;
    return [again(id, Math.max(leastPauseMs, due - waited))];
  }

  async function ask(asked: readonly EntryOf<K>[], beganAt: number): Promise<Change<K>[]> {
    const ids = new Set(asked.map(({ job }) => job.id));
    const others = entriesOf(deps.askable().filter((id) => !ids.has(id)));
    const last = asked.some(({ job }) => roundOf(job.id) >= askAfterMs.length);
    const found = await deps.look({ asked, others, last, signal: stopped.signal });
    return [...asked, ...others].flatMap(({ job }): readonly Change<K>[] => {
      const finding = found.get(job.id) ?? { kind: 'unclear' };
      if (finding.kind === 'found') return finding.changes;
      if (!ids.has(job.id)) return [];
      if (finding.kind === 'unclear') return [again(job.id, unclearPauseMs)];
      return notSeen(ledger.get(job.id)?.job ?? job, beganAt, finding);
    });
  }

  return {
    busy: () => busy,
    /** A job is in doubt from now on. */
    expect(id: IdOf<K>): void {
      const runtime = runtimes.of(id);
      runtime.rounds = 0;
      runtime.doubtedAt = clock.monotonic();
      const job = ledger.get(id)?.job;
      waits.set(id, (job === undefined ? null : deps.waitOutMs(job)) ?? firstAskMs);
    },
    async ask(ids: readonly IdOf<K>[]): Promise<void> {
      busy = true;
      const beganAt = clock.monotonic();
      for (const id of ids) runtimes.of(id).doubtedAt ??= beganAt;
      try {
        const changes = await ask(entriesOf(ids), beganAt);
        refusals = 0;
        if (!stopped.signal.aborted) await deps.settle(changes);
      } catch (error) {
        if (stopped.signal.aborted) return;
        // Without an answer nothing is concluded: the same round, later.
        const failure = deps.failureOf(error);
        refusals += 1;
        health.trouble(failure, beganAt);
        const delay = delayOfQuestion(failure, refusals, deps.random());
        deps.log.info({ event: `${deps.name}-ask-failed`, kind: failure.kind });
        const ms = Math.max(leastPauseMs, delay, health.restMs());
        await deps.settle(ids.map((id) => again(id, ms)));
      } finally {
        busy = false;
      }
    },
    stop(): void {
      stopped.abort();
    },
  };
}
