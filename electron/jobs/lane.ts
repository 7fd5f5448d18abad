import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import { untilResumed } from '../../shared/instant.ts';
import { inPortions } from '../base/inPortions.ts';
import { stackOf } from '../base/stackOf.ts';
import { firstAskMs } from './doubt.ts';
import { longestWaitMs } from './failureRules.ts';
import { createFlights } from './flights.ts';
import { createHealth } from './health.ts';
import type { Change, IdOf, Kinds } from './job.ts';
import type { LaneDeps } from './laneClient.ts';
import { createLaneJobs } from './laneJobs.ts';
import { createQuestions } from './questions.ts';
import { createWaits } from './waits.ts';

/** Requests at once unless a client says otherwise. */
const usualWidth = 6;
const refusalMs = 5_000;
/** Written in one transaction: thousands would stop everything else. */
const rowsAtOnce = 500;

export type Lane<K extends Kinds> = ReturnType<typeof createLane<K>>;

/** One account's way to its provider: when to send, when to wait, when to ask. */
export function createLane<K extends Kinds>(accountId: AccountId, deps: LaneDeps<K>) {
  const { ledger, clock, random, log, name, settle } = deps;
  const { width = usualWidth, ahead = 0 } = deps.pace ?? {};
  const health = createHealth(clock, random, width);
  const waits = createWaits(clock, ledger.runtimes);
  const flights = createFlights<IdOf<K>>({
    clock,
    health,
    isPaused: () => deps.isPaused(accountId),
    isGivenUp(id) {
      const job = ledger.get(id)?.job;
      return job === undefined || ledger.roleOf(job) === 'ended';
    },
    onBug: noteTrouble,
  });
  const tools = { accountId, health, waits, ledger, settle };
  const client = deps.laneOf(tools);
  const jobs = createLaneJobs<K>({ ...deps, accountId, isTaken: flights.isTaken });
  const questions = createQuestions<K>({ deps, tools, client, jobs });
  let closed = false;
  /** By the monotonic clock: until then the database is not asked again to be written. */
  let refusedUntil = 0;
  let stopTimer: (() => void) | null = null;
  const refusedMs = () => Math.max(0, refusedUntil - clock.monotonic());

  function noteTrouble(error: unknown): void {
    log.error({ event: `${name}-lane-troubled`, accountId, stack: stackOf(error) });
  }

  function pump(): void {
    if (closed || !deps.mayBegin()) return;
    stopTimer?.();
    stopTimer = null;
    if (refusedMs() > 0) {
      arm();
      return;
    }
    try {
      ledger.change(waits.due(jobs.waitingForTime()).map((id) => ({ id, event: { kind: 'due' } })));
      // Nobody is to be asked about these, so the account need not work for it.
      ledger.change(waits.due(jobs.waitedOut()).map((id) => ({ id, event: { kind: 'absent' } })));
      const blockedBy = health.blockedBy();
      if (blockedBy !== null) park(blockedBy);
      // What is sent meanwhile would push what is looked for further down a list, faster than it is read.
      else if (health.restMs() === 0 && !deps.isPaused(accountId) && !questions.busy()) launch();
    } catch (error) {
      // The database cannot be written now; nothing is lost by waiting.
      noteTrouble(error);
      refusedUntil = clock.monotonic() + refusalMs;
      arm();
      return;
    }
    questions.ask(pump);
    arm();
  }

  function park(failure: Failure): void {
    const free = [...jobs.ready(), ...jobs.waitingForTime()];
    // The others follow in their turn.
    if (free.length > rowsAtOnce) setImmediate(pump);
    ledger.change(
      free.slice(0, rowsAtOnce).flatMap((id) => [
        { id, event: { kind: 'due' } },
        { id, event: { kind: 'postponed', failure, untilAt: untilResumed, spent: false } },
      ]),
    );
  }

  function launch(): void {
    const ready = ledger.statesIn('ready');
    const which = { accept: (id: IdOf<K>) => !flights.isTaken(id), isHeld: deps.isHeld };
    const free = (count: number) => ledger.first(accountId, ready, which, count);
    // Nothing is prepared ahead while one request feels its way.
    while (flights.count() < health.width() + (health.width() > 1 ? ahead : 0)) {
      const group = client.nextGroup(free);
      if (group.length === 0) return;
      const ids = group.map(({ job }): IdOf<K> => job.id);
      void flights
        .run(
          ids,
          (flight) => client.send(group, flight),
          () => landed(ids),
        )
        .then(pump);
    }
  }

  /** The request is over, and nobody else has its jobs yet. */
  async function landed(ids: readonly IdOf<K>[]): Promise<void> {
    // By what is in memory: those that ended may be on disk only, which is not read for this.
    const landing = new Set(ids);
    const stuck = jobs.entriesOf(
      ledger.inRole(accountId, 'sending').filter((id) => landing.has(id)),
    );
    // A bug broke it off: they are as a crash would have left them.
    if (stuck.length > 0 && !closed) {
      await settle(stuck.map(({ job }): Change<K> => ({ id: job.id, event: deps.restarted(job) })));
    }
    for (const id of ledger.inRole(accountId, 'in-doubt')) {
      if (landing.has(id)) questions.expect(id);
    }
  }

  function arm(): void {
    const restMs = health.restMs();
    const waitMs = [
      waits.nextMs(jobs.waitingForTime()),
      waits.nextMs(jobs.waitedOut()),
      questions.nextMs(),
    ];
    if (restMs > 0 && ledger.isAny(accountId, 'ready')) waitMs.push(restMs);
    if (refusedMs() > 0) waitMs.push(refusedMs());
    const known = waitMs.filter((ms) => ms !== null);
    if (known.length === 0) return;
    stopTimer?.();
    stopTimer = clock.after(Math.ceil(Math.max(refusedMs(), Math.min(...known))), pump);
  }

  return {
    pump,
    /** After a start: jobs go on waiting for what was left of their time. */
    restore(): void {
      const ids = [...ledger.inRole(accountId, 'waiting'), ...ledger.inRole(accountId, 'in-doubt')];
      for (const id of ids) {
        const wait = jobs.waitOf(id);
        if (wait === null) continue;
        const longestMs = longestWaitMs(wait.failure);
        const ms = Math.min(Math.max(0, wait.untilAt - clock.now()), longestMs);
        health.restFor(wait.failure, ms);
        // What is waited out began anew, which no clock that was set since makes shorter.
        waits.set(id, jobs.isWaitedOut(id) ? (client.waitOutMs?.() ?? longestMs) : ms);
      }
      for (const id of jobs.followed()) waits.set(id, firstAskMs);
    },
    /** Before the last bytes the socket is cut; jobs that shared it go on in another request. */
    cancel(ids: readonly IdOf<K>[]): void {
      ledger.change(ids.map((id) => ({ id, event: { kind: 'cancel' } })));
      flights.cut(ids);
      pump();
    },
    /** What stood in the way may be gone: everything that waits for that is tried again. */
    resume(insists = false): void {
      health.resume(insists);
      for (const id of ledger.inRole(accountId, 'in-doubt'))
        if (!jobs.isWaitedOut(id)) waits.set(id, 0);
      for (const id of jobs.followed()) waits.set(id, 0);
      const goOn = async (portion: readonly IdOf<K>[]) => {
        await settle(portion.map((id) => ({ id, event: { kind: 'due' } })));
        pump();
      };
      void inPortions(jobs.parked(), rowsAtOnce, goOn).then(pump);
    },
    /** What can be sent again is cut and is ready again; nothing new is begun. */
    pause(): void {
      flights.cut(ledger.inRole(accountId, 'sending'));
      client.rests?.();
    },
    /** A quitting Satchel: nothing new is begun; resolves when nothing is under way. */
    async close(graceMs: number): Promise<void> {
      closed = true;
      stopTimer?.();
      questions.stop();
      await flights.land(graceMs);
    },
    /** The account is gone: nothing more is sent or written for it. */
    drop(): void {
      closed = true;
      stopTimer?.();
      questions.stop();
      flights.drop();
    },
  };
}
