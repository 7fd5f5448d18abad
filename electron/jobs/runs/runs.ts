import type { Run as ShownRun } from '../../../shared/contract/runs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { createAnnouncer } from '../../base/announcer.ts';
import { inPortions } from '../../base/inPortions.ts';
import { whenUnlocked } from '../../base/whenUnlocked.ts';
import { createJobs, type Jobs } from '../jobs.ts';
import { paceOf } from './announcePace.ts';
import { createDelays } from './delays.ts';
import { createEndings } from './endings.ts';
import { createGraces } from './graces.ts';
import { createPersistence } from './persistence.ts';
import { portionsOf } from './portions.ts';
import { createRest } from './rest.ts';
import { add, begin, type Ended, isOver, isPending, isUnderway, type Run, shown } from './run.ts';
import type { RunJob, RunKinds } from './runKinds.ts';
import type { Begin, RunGate, RunsDeps } from './runsTypes.ts';
import { createRunTable } from './runTable.ts';
import { createSpeed } from './speed.ts';
import { tellRefusal } from './tellRefusal.ts';
import { createWindows } from './windows.ts';

const rowsAtOnce = 500;

export type Runs<J extends RunJob, E extends { readonly kind: string }> = ReturnType<
  typeof createRuns<J, E>
>;

/**
 * What people set going, many items at once, whether anybody looks on or not, over quits and kills: written whole
 * before anything of it is asked, counted as it ends, paused, stopped, told. A client (removals, archives) gives
 * its machine and its lane as to `createJobs`, and makes `gate` a part of what its lane asks.
 */
export function createRuns<J extends RunJob, E extends { readonly kind: string }>(
  deps: RunsDeps<J, E>,
) {
  type K = RunKinds<J, E>;
  const { kind, database, table, outcomeOf, itemsIn, clock, log, newId } = deps;
  const runTable = createRunTable(database, kind, deps);
  const runs = new Map<string, Run>();
  const persistence = createPersistence({ name: kind, clock, log });
  const { written } = persistence;
  const fresh = { waitsFor: null };

  for (const run of runTable.load()) {
    const speed = createSpeed(clock);
    const accountIds = new Set(table.accountsOf(run.id));
    runs.set(run.id, { ...run, ...fresh, accountIds, resumed: true, speed });
  }
  // What was not written whole was not begun either: the person who confirmed it was never told it was.
  const halfWritten = [...runs.values()].filter(({ phase }) => phase === 'writing');

  const delays = createDelays(clock, (id) => jobs.pump(runs.get(id)?.accountIds ?? []));
  const gate: RunGate<J> = {
    mayAsk,
    cannotAsk,
    delay: delays.begin,
    eachRest: (accountId, runId, end) => rest.ofAccount(accountId, runId, end),
  };
  const jobs: Jobs<K> = createJobs<K>({
    ...deps,
    name: kind,
    endedOnDisk: true,
    atomically: refusable,
    within: { wrote: ({ job }) => wrote(job) },
    committed: (entries) => committed(entries.map(({ job }) => job)),
    laneOf: deps.laneOf(gate),
    isPaused: () => false,
    groupOf: ({ runId }) => runId,
    isHeld: (runId) => !mayAsk(runId) || delays.has(runId),
    pace: { width: deps.width, ahead: deps.width },
  });
  const { ledger } = jobs;
  const windows = createWindows<J, E>({
    table,
    ledger,
    isFilled: (runId) => isUnderway(runs.get(runId)),
    onRead: () => void setAside(),
    pump: jobs.pump,
    name: kind,
    clock,
    log,
  });

  const list = () => [...runs.values()].filter(({ phase }) => phase !== 'writing').map(shown);
  const news = createAnnouncer<string>(clock, paceOf(runs), () => deps.announce(list()));
  const say = (run: Run, atOnce: boolean) => {
    news.say([run.id]);
    if (atOnce) news.flush();
  };
  const rest = createRest<J, E>({ ledger, windows, table, persistence });
  const { setAside, discard, keepTheRest, reckon } = createEndings<J, E>({
    runs,
    runTable,
    table,
    jobs,
    windows,
    rest,
    written,
    refusable,
    say,
    onDiscarded: (id) => graces.end(id),
  });

  const graces = createGraces(clock, {
    over: (run) => void endGrace(run),
    moved: (run) => say(run, true),
  });

  /** On disk before anything is asked: a start after that gives no other. */
  async function endGrace(run: Run): Promise<void> {
    const now = clock.now();
    if (!isPending(run) || !(await written(() => runTable.endGrace(run.id, now)))) return;
    run.startsAt = now;
    run.graceMs = 0;
    say(run, true);
    jobs.pump(run.accountIds);
  }

  /** What the library refuses is written again and again, and said meanwhile. */
  function refusable(work: () => void): void {
    tellRefusal(database, work, runs.values(), say);
  }

  function mayAsk(runId: string): boolean {
    const run = runs.get(runId);
    return run?.phase === 'running' && !isOver(run) && !isPending(run);
  }

  function cannotAsk(runId: string, failure: Failure): void {
    const run = runs.get(runId);
    if (run === undefined || isOver(run)) return;
    run.waitsFor = failure;
    say(run, false);
  }

  const endedIn = (job: J): Ended | null => {
    const outcome = outcomeOf(job);
    return outcome === null ? null : { done: 0, failed: 0, kept: 0, [outcome]: itemsIn(job) };
  };

  /** In the transaction that ends a job: what the client writes, and how far its run is. */
  function wrote(job: J): void {
    deps.wrote?.(job);
    const ended = endedIn(job);
    if (ended !== null) runTable.count(job.runId, ended);
  }

  function committed(written: readonly J[]): void {
    for (const job of written) {
      deps.committed?.(job);
      const run = runs.get(job.runId);
      if (run === undefined) continue;
      windows.refill(run.id, [job.accountId]);
      const ended = endedIn(job);
      if (ended !== null) add(run, ended);
      if (isOver(run)) windows.close(run.id);
      const failure = deps.waitsFor(job);
      if (failure !== null) run.waitsFor = failure;
      else if (ended !== null || ledger.roleOf(job) === 'sending') run.waitsFor = null;
      say(run, isOver(run));
    }
  }

  async function setPhase(
    runId: string,
    from: Run['phase'],
    to: Run['phase'],
  ): Promise<Run | null> {
    const run = runs.get(runId);
    if (run === undefined || run.phase !== from || isOver(run)) return null;
    run.phase = to;
    run.speed.rest();
    say(run, true);
    return (await written(() => runTable.setPhase(runId, to))) ? run : null;
  }

  return {
    /** Takes up what an earlier run left; once, when all is wired. */
    async begin(): Promise<void> {
      for (const run of halfWritten) await discard(run);
      await setAside();
      await reckon();
      if (!(await jobs.start())) return;
      for (const { job } of ledger.all()) {
        const run = runs.get(job.runId);
        if (run !== undefined) run.waitsFor ??= deps.waitsFor(job);
      }
      for (const run of runs.values()) {
        windows.open(run.id, run.accountIds);
        jobs.pump(run.accountIds);
      }
      for (const run of runs.values()) graces.begin(run);
      const stopped = [...runs.values()].filter((run) => run.phase === 'stopped' && !isOver(run));
      for (const run of stopped) await keepTheRest(run);
    },
    /** Resolves when all of it is on disk; throws when the library refuses it, and then nothing is begun. */
    async start(
      jobsIn: (runId: string) => Iterable<J>,
      { facts, items, graceMs }: Begin,
    ): Promise<ShownRun> {
      const id = newId();
      const begun = begin({ id, items, facts, begunAt: clock.now(), graceMs });
      const accountIds = new Set<AccountId>();
      const speed = createSpeed(clock);
      const run: Run = { ...begun, ...fresh, accountIds, resumed: false, speed };
      const write = (work: () => void) => whenUnlocked(work, { clock, signal: persistence.signal });
      await write(() => runTable.insert(begun));
      runs.set(id, run);
      try {
        for (const portion of portionsOf(jobsIn(id), rowsAtOnce)) {
          for (const { accountId } of portion) accountIds.add(accountId);
          const plan = () => {
            for (const job of portion) table.insert({ job });
            deps.planned?.(portion);
          };
          await write(() => refusable(plan));
          await new Promise((resolve) => setImmediate(resolve));
        }
        await write(() => runTable.setPhase(id, 'running'));
      } catch (error) {
        void discard(run);
        throw error;
      }
      // Before anybody is told of it: it may be stopped at once, also what is on disk alone.
      windows.open(id, accountIds);
      run.phase = 'running';
      // An account may have been removed while the rest was written.
      await reckon();
      windows.refill(id, accountIds);
      graces.begin(run);
      say(run, true);
      jobs.pump(accountIds);
      return shown(run);
    },
    /** What was not asked of a provider yet is kept; resolves when no later start asks for it either. */
    async stop(runId: string): Promise<void> {
      const from = runs.get(runId)?.phase;
      if (from !== 'running' && from !== 'paused') return;
      const run = await setPhase(runId, from, 'stopped');
      graces.end(runId);
      if (run !== null) void keepTheRest(run);
    },
    /** Nothing more is asked until it is resumed, over quits too; what was asked for is waited for. */
    async pause(runId: string): Promise<void> {
      await setPhase(runId, 'running', 'paused');
    },
    async resume(runId: string): Promise<void> {
      const run = await setPhase(runId, 'paused', 'running');
      if (run !== null) jobs.pump(run.accountIds);
    },
    /** Nobody wants its grace any more. */
    async startNow(runId: string): Promise<void> {
      const run = runs.get(runId);
      if (run?.phase !== 'running') return;
      graces.end(runId);
      await endGrace(run);
    },
    /** Writes what happened outside the lane, and lets others go in their place. */
    async settle(changes: Parameters<typeof jobs.settle>[0]): Promise<void> {
      const changed = await jobs.settle(changes);
      jobs.pump(new Set(changed.map(({ accountId }) => accountId)));
    },
    list,
    factsOf: (runId: string): string | null => runs.get(runId)?.facts ?? null,
    /** Its open jobs, of runs that nobody stopped. */
    underway: () => rest.openOf([...runs.values()].filter(isUnderway)),
    failed: (runId: string, atMost: number): readonly J[] => table.failed(runId, atMost),
    /** One that is over was seen. */
    async dismiss(runId: string): Promise<void> {
      const run = runs.get(runId);
      if (run === undefined || !isOver(run)) return;
      while (table.removeSome(runId)) await new Promise((resolve) => setImmediate(resolve));
      runTable.remove(runId);
      runs.delete(runId);
      windows.close(runId);
      say(run, true);
    },
    /** The account's secret was replaced, or the keychain can be read again. */
    resumeAccount: jobs.resumeAccount,
    /** Its rows are gone. */
    async forgetAccount(accountId: AccountId): Promise<void> {
      jobs.dropAccount(accountId);
      windows.dropAccount(accountId);
      const ids = ledger.all().flatMap(({ job }) => (job.accountId === accountId ? [job.id] : []));
      await inPortions(ids, rowsAtOnce, async (portion) => {
        await written(() => ledger.remove(portion));
      });
      await reckon();
    },
    async close(): Promise<void> {
      await jobs.close();
      graces.close();
      delays.close();
      windows.end();
      persistence.close();
      news.close();
    },
  };
}
