import type { Emit } from '../../shared/contract/contract.ts';
import { mostRefusals, type Refusals, type RemovalRun } from '../../shared/contract/removals.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Clock } from '../base/clock.ts';
import { createTaskPool } from '../base/taskPool.ts';
import type { RemovalGroup } from './planRemoval.ts';
import type { RemoveGroup } from './removeMedia.ts';

const requestsAtOnce = 4;
const announceEveryMs = 100;
const mostOver = 20;
/** Quitting waits this long for answers to what was asked, and then only for the next walk. */
const closeMs = 4_000;

export interface RemovalRuns {
  start(groups: readonly RemovalGroup[]): RemovalRun;
  /** What was not asked of a provider yet is kept. */
  stop(runId: string): void;
  list(): RemovalRun[];
  refusals(runId: string): Refusals;
  dismiss(runId: string): void;
  /** All that run, as one; null when none does. */
  unfinished(): { readonly done: number; readonly of: number } | null;
  close(): Promise<void>;
}

export interface RemovalRunsDeps {
  readonly removeGroup: RemoveGroup;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly newId: () => string;
  /** What an error is to a person; one of ours is logged. */
  readonly failureOf: (error: unknown) => Failure;
}

interface Run {
  facts: RemovalRun;
  readonly refusals: Refusals;
  readonly stop: AbortController;
  work: Promise<void>;
}

/** Failures that every other item of the account would meet too: those are not even asked for. */
const concernsAccount = ({ kind }: Failure) =>
  kind === 'unauthorized' || kind === 'keychain-unavailable' || kind === 'offline';

/** Removals under way, several requests at once, whether anybody looks on or not. */
export function createRemovalRuns(deps: RemovalRunsDeps): RemovalRuns {
  const { removeGroup, emit, clock, newId, failureOf } = deps;
  const pool = createTaskPool(requestsAtOnce);
  const runs = new Map<string, Run>();
  const end = new AbortController();
  const list = () => [...runs.values()].map(({ facts }) => facts);
  const news = createAnnouncer<string>(clock, announceEveryMs, () =>
    emit('removalsChanged', list()),
  );
  const put = (run: Run, facts: Partial<RemovalRun>) => {
    run.facts = { ...run.facts, ...facts };
    news.say([run.facts.id]);
    if (facts.state !== undefined) news.flush();
  };

  async function removeAll(groups: readonly RemovalGroup[], run: Run): Promise<void> {
    const ends = { stop: run.stop.signal, end: end.signal };
    const blocked = new Map<AccountId, Failure>();
    const fail = (items: RemovalGroup['items'], failure: Failure) => {
      for (const { id } of items) {
        if (run.refusals.length < mostRefusals) run.refusals.push({ mediaId: id, failure });
      }
      put(run, { failed: run.facts.failed + items.length });
    };
    const removeOne = async (group: RemovalGroup) => {
      const { accountId, items } = group;
      const why = blocked.get(accountId);
      try {
        if (ends.stop.aborted) throw new SatchelError(cancelled);
        if (why !== undefined) throw new SatchelError(why);
        await removeGroup(group, ends);
        put(run, { done: run.facts.done + items.length });
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'cancelled') put(run, { kept: run.facts.kept + items.length });
        else fail(items, failure);
        if (concernsAccount(failure)) blocked.set(accountId, failure);
      }
    };
    await Promise.all(groups.map((group) => pool.run(() => removeOne(group))));
    put(run, { state: 'over' });
    const over = [...runs].filter(([, { facts }]) => facts.state === 'over');
    for (const [id] of over.slice(0, Math.max(0, over.length - mostOver))) runs.delete(id);
  }

  const stop = (run: Run) => {
    if (run.facts.state !== 'running') return;
    run.stop.abort();
    put(run, { state: 'stopping' });
  };

  return {
    start(groups) {
      const id = newId();
      const of = groups.reduce((sum, { items }) => sum + items.length, 0);
      const facts: RemovalRun = { id, state: 'running', of, done: 0, failed: 0, kept: 0 };
      const work = Promise.resolve();
      const run: Run = { facts, refusals: [], stop: new AbortController(), work };
      runs.set(id, run);
      run.work = removeAll(groups, run);
      return run.facts;
    },
    stop(runId) {
      const run = runs.get(runId);
      if (run !== undefined) stop(run);
    },
    list,
    refusals: (runId) => runs.get(runId)?.refusals ?? [],
    dismiss(runId) {
      if (runs.get(runId)?.facts.state !== 'over') return;
      runs.delete(runId);
      news.say([runId]);
      news.flush();
    },
    unfinished() {
      const busy = list().filter(({ state }) => state !== 'over');
      if (busy.length === 0) return null;
      const sum = (of: (run: RemovalRun) => number) => busy.reduce((all, run) => all + of(run), 0);
      return { done: sum(({ done }) => done), of: sum((run) => run.of) };
    },
    async close() {
      for (const run of runs.values()) stop(run);
      const cancel = clock.after(closeMs, () => end.abort());
      await Promise.all([...runs.values()].map(({ work }) => work));
      cancel();
      news.close();
    },
  };
}
