import type { Emit } from '../../shared/contract/contract.ts';
import { mostRefusals, type Refusals, type RemovalRun } from '../../shared/contract/removals.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Clock } from '../base/clock.ts';
import { libraryFailure } from '../base/failures/libraryFailure.ts';
import { inPortions } from '../base/inPortions.ts';
import type { Log } from '../base/log.ts';
import { stackOf } from '../base/stackOf.ts';
import { whenUnlocked } from '../base/whenUnlocked.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { SessionSource } from '../providers/provider.ts';
import type { RemovalGroup } from './planRemoval.ts';
import type { RemovalEntry, RemovalKinds } from './removalKinds.ts';
import { createRemovalLane } from './removalLane.ts';
import { step } from './removalMachine.ts';
import { add, endedIn, idsOf, isOver, jobOf, type Run, refusalsOf, shown } from './removalRun.ts';
import { createRemovalRunTable, type StoredRun } from './removalRunTable.ts';
import { createRemovalTable } from './removalTable.ts';

const requestsAtOnce = 4;
const announceEveryMs = 100;
/** Written in one transaction: thousands would stop everything else. */
const rowsAtOnce = 500;
const againMs = 1_000;
/** Quitting waits this long for answers to what was asked. */
const quitGraceMs = 4_000;

export interface RemovalRunsDeps {
  readonly database: Database;
  readonly table: MediaTable;
  readonly sessions: SessionSource;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly newId: () => string;
  /** What an error is to a person; one of ours is logged. */
  readonly failureOf: (error: unknown) => Failure;
  /** After the rows say so: these are gone. */
  onGone(accountId: AccountId, ids: readonly MediaId[]): void;
}

export type RemovalRuns = ReturnType<typeof createRemovalRuns>;

/** What people confirmed to be removed, whether anybody looks on or not, over quits and kills. */
export function createRemovalRuns(deps: RemovalRunsDeps) {
  const { database, table: media, clock, emit, newId, log } = deps;
  const table = createRemovalTable(database, log);
  const runTable = createRemovalRunTable(database);
  const runs = new Map<string, Run>();
  const closing = new AbortController();
  const { signal } = closing;

  for (const run of runTable.load()) {
    runs.set(run.id, { ...run, accountIds: new Set(), resumed: true, waitsFor: null });
  }
  // What was not written whole was not begun either: the person who confirmed it was never told it was.
  const halfWritten = [...runs.values()].filter(({ phase }) => phase === 'writing');

  const jobs: Jobs<RemovalKinds> = createJobs<RemovalKinds>({
    name: 'removal',
    table,
    step,
    roles: {
      queued: 'ready',
      waiting: 'waiting',
      removing: 'sending',
      unsure: 'in-doubt',
      gone: 'ended',
      failed: 'ended',
      kept: 'ended',
    },
    endedOnDisk: true,
    atomically: refusable,
    within: { wrote },
    committed,
    laneOf: (tools) =>
      createRemovalLane({ ...deps, table: media, mayAsk, cannotAsk: waitsFor }, tools),
    waitOf: (job) => (job.state === 'waiting' || job.state === 'unsure' ? job : null),
    isPaused: () => false,
    pace: { width: requestsAtOnce },
    quitGraceMs,
    failureOf: deps.failureOf,
    clock,
    random: deps.random,
    log,
  });
  const { ledger, settle } = jobs;
  for (const { job } of ledger.all()) runs.get(job.runId)?.accountIds.add(job.accountId);
  const jobsOf = (run: Run) =>
    ledger.all().flatMap(({ job }) => (job.runId === run.id ? [job] : []));

  const list = () => [...runs.values()].filter(({ phase }) => phase !== 'writing').map(shown);
  const news = createAnnouncer<string>(clock, announceEveryMs, () =>
    emit('removalsChanged', list()),
  );
  const say = (run: Run, atOnce: boolean) => {
    news.say([run.id]);
    if (atOnce) news.flush();
  };

  /** What the library refuses is written again and again, and said meanwhile. */
  function refusable(work: () => void): void {
    try {
      atomically(database, work);
    } catch (error) {
      const failure = libraryFailure(error);
      for (const run of failure === null ? [] : runs.values()) {
        if (isOver(run)) continue;
        run.waitsFor = failure;
        say(run, false);
      }
      throw error;
    }
  }

  function mayAsk(runId: string): boolean {
    const run = runs.get(runId);
    return run?.phase === 'running' && !isOver(run);
  }

  function waitsFor(runId: string, failure: Failure): void {
    const run = runs.get(runId);
    if (run === undefined || isOver(run)) return;
    run.waitsFor = failure;
    say(run, false);
  }

  /** In the transaction that ends a job: the library, and how far its run is. */
  function wrote({ job }: RemovalEntry): void {
    if (job.state === 'gone') media.markGone(idsOf(job), clock.now());
    const ended = endedIn(job);
    if (ended !== null) runTable.count(job.runId, ended);
  }

  function committed(entries: readonly RemovalEntry[]): void {
    for (const { job } of entries) {
      if (job.state === 'gone') deps.onGone(job.accountId, idsOf(job));
      const run = runs.get(job.runId);
      if (run === undefined) continue;
      const ended = endedIn(job);
      if (ended !== null) add(run, ended);
      if (job.state === 'waiting') run.waitsFor = job.failure;
      else if (job.state === 'removing' || ended !== null) run.waitsFor = null;
      say(run, isOver(run));
    }
  }

  /** Again and again until the library takes it, or Satchel quits. */
  async function written(work: () => void): Promise<boolean> {
    while (!signal.aborted) {
      try {
        work();
        return true;
      } catch (error) {
        log.error({ event: 'removal-not-written', stack: stackOf(error) });
        await new Promise<void>((resolve) => clock.after(againMs, resolve));
      }
    }
    return false;
  }

  async function discard(run: Run): Promise<void> {
    const own = jobsOf(run);
    const ids = own.map(({ id }) => id);
    await inPortions(ids, rowsAtOnce, async (portion) => {
      await written(() => ledger.remove(portion));
    });
    if (!(await written(() => runTable.remove(run.id)))) return;
    runs.delete(run.id);
    // The lanes looked no further than its jobs, which may not go.
    jobs.pump(new Set(own.map(({ accountId }) => accountId)));
  }

  /** Nothing more of it is asked for; each job that was not asked for is kept. */
  async function keepTheRest(run: Run): Promise<void> {
    const own = jobsOf(run);
    const accounts = new Set(own.map(({ accountId }) => accountId));
    const ids = own.map(({ id }) => id);
    await inPortions(ids, rowsAtOnce, async (portion) => {
      await settle(portion.map((id) => ({ id, event: { kind: 'cancel' } })));
    });
    // What was asked for is looked for now, not when its turn would have come.
    for (const account of accounts) jobs.resumeAccount(account);
  }

  /** Jobs that are no more, with their account, end as kept: nothing more is asked of the provider. */
  async function reckon(): Promise<void> {
    for (const run of runs.values()) if (!(await written(() => keepTheLost(run)))) return;
  }

  /** Counted as it is at the moment of the write, since several accounts may go at once. */
  function keepTheLost(run: Run): void {
    if (run.phase === 'writing' || isOver(run)) return;
    const open = jobsOf(run).reduce((sum, { items }) => sum + items.length, 0);
    const kept = run.items - run.gone - run.failed - run.kept - open;
    if (kept <= 0) return;
    const ended = { gone: 0, failed: 0, kept };
    runTable.count(run.id, ended);
    add(run, ended);
    say(run, true);
  }

  return {
    /** Takes up what an earlier run left; once, when all is wired. */
    async begin(): Promise<void> {
      for (const run of halfWritten) await discard(run);
      await reckon();
      if (!(await jobs.start())) return;
      for (const { job } of ledger.all()) {
        const run = runs.get(job.runId);
        if (run !== undefined && job.state === 'waiting') run.waitsFor ??= job.failure;
      }
      const stopped = [...runs.values()].filter((run) => run.phase === 'stopped' && !isOver(run));
      for (const run of stopped) await keepTheRest(run);
    },
    /** Resolves when all of it is on disk; throws when the library refuses it, and then nothing is begun. */
    async start(groups: readonly RemovalGroup[]): Promise<RemovalRun> {
      const items = groups.reduce((sum, group) => sum + group.items.length, 0);
      const begun: StoredRun = {
        id: newId(),
        phase: 'writing',
        items,
        gone: 0,
        failed: 0,
        kept: 0,
      };
      const accountIds = new Set(groups.map(({ accountId }) => accountId));
      const run: Run = { ...begun, accountIds, resumed: false, waitsFor: null };
      const write = (work: () => void) => whenUnlocked(work, { clock, signal });
      await write(() => runTable.insert(begun, clock.now()));
      runs.set(run.id, run);
      try {
        await inPortions(groups, rowsAtOnce, async (portion) => {
          const added = portion.map((group) => ({ job: jobOf(group, run.id, newId()) }));
          await write(() => ledger.add(added));
        });
        await write(() => runTable.setPhase(run.id, 'running'));
      } catch (error) {
        void discard(run);
        throw error;
      }
      run.phase = 'running';
      // An account may have been removed while the rest was written.
      await reckon();
      jobs.pump(accountIds);
      return shown(run);
    },
    /** What was not asked of a provider yet is kept; resolves when no later start asks for it either. */
    async stop(runId: string): Promise<void> {
      const run = runs.get(runId);
      if (run === undefined || run.phase !== 'running' || isOver(run)) return;
      run.phase = 'stopped';
      say(run, true);
      if (await written(() => runTable.setPhase(runId, 'stopped'))) void keepTheRest(run);
    },
    list,
    /** What is being removed, and nobody stopped. */
    underway(): ReadonlySet<MediaId> {
      return new Set(ledger.all().flatMap(({ job }) => (mayAsk(job.runId) ? idsOf(job) : [])));
    },
    refusals(runId: string): Refusals {
      const found = table
        .failed(runId, mostRefusals)
        .flatMap((job) => (job.state === 'failed' ? refusalsOf(job, job.failure) : []));
      return found.slice(0, mostRefusals);
    },
    /** One that is over was seen. */
    async dismiss(runId: string): Promise<void> {
      const run = runs.get(runId);
      if (run === undefined || !isOver(run)) return;
      while (table.removeSome(runId)) await new Promise((resolve) => setImmediate(resolve));
      runTable.remove(runId);
      runs.delete(runId);
      say(run, true);
    },
    /** The account's secret was replaced, or the keychain can be read again. */
    resumeAccount: jobs.resumeAccount,
    /** Its rows are gone. */
    async forgetAccount(accountId: AccountId): Promise<void> {
      jobs.dropAccount(accountId);
      const ids = ledger.all().flatMap(({ job }) => (job.accountId === accountId ? [job.id] : []));
      await inPortions(ids, rowsAtOnce, async (portion) => {
        await written(() => ledger.remove(portion));
      });
      await reckon();
    },
    async close(): Promise<void> {
      await jobs.close();
      closing.abort();
      news.close();
    },
  };
}
