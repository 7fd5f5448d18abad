import type { AccountId, JobId } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/upload.ts';
import { inPortions } from '../../base/inPortions.ts';
import { createAsking } from '../doubt/asking.ts';
import { holdMsOf, isHeld } from '../doubt/holding.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import { longestWaitMs } from './judge.ts';
import type { LaneDeps } from './laneDeps.ts';
import { createLaneHealth } from './laneHealth.ts';
import { nextGroup } from './nextGroup.ts';
import { createSending } from './sending.ts';
import { createServerTime } from './serverTime.ts';
import { createWaits } from './waits.ts';

/** Requests whose files are read while others are sent; none while one feels its way. */
const readAhead = (width: number) => (width > 1 ? 5 : 0);
const refusalMs = 5_000;
/** Written in one transaction: thousands would hold everything else up. */
const rowsAtOnce = 500;

export type Lane = ReturnType<typeof createLane>;

/** One account's way to its provider: when to send, when to wait, when to ask. */
export function createLane(accountId: AccountId, deps: LaneDeps) {
  const { book, clock, random } = deps;
  const health = createLaneHealth(clock, random);
  const waits = createWaits(clock);
  const serverTime = createServerTime(clock, (...seen) => deps.sawStored?.(accountId, ...seen));
  const inDoubt = () => book.in(accountId, 'unsure').filter((id) => !sending.isTaken(id));
  /** One bad file must not take the others with it, should a server refuse the request for it. */
  const alone = new Set<JobId>();
  const goAlone = (id: JobId) => void alone.add(id);
  const asking = createAsking({ accountId, deps, health, waits, serverTime, inDoubt, goAlone });
  const sending = createSending({ accountId, deps, health, waits, asking, serverTime, goAlone });
  let closed = false;
  /** By the monotonic clock: until then the database is not asked again to be written. */
  let refusedUntil = 0;
  let stopTimer: (() => void) | null = null;

  const refusedMs = () => Math.max(0, refusedUntil - clock.monotonic());
  const heldInDoubt = () => inDoubt().filter((id) => isHeld(book.get(id)?.job));
  const askable = () => inDoubt().filter((id) => !isHeld(book.get(id)?.job));
  const waitingForTime = () =>
    book.in(accountId, 'waiting').filter((id) => !isParked(book.get(id)));

  function pump(): void {
    if (closed || !deps.mayBegin()) return;
    stopTimer?.();
    stopTimer = null;
    if (refusedMs() > 0) {
      arm();
      return;
    }
    try {
      book.change(waits.due(waitingForTime()).map((id) => ({ id, event: { kind: 'due' } })));
      // Nobody is to be asked of these, so the account need not work for it.
      book.change(waits.due(heldInDoubt()).map((id) => ({ id, event: { kind: 'absent' } })));
      const blockedBy = health.blockedBy();
      if (blockedBy !== null) park(blockedBy);
      // What is sent meanwhile would push what is looked for further down the list, faster than it is read.
      else if (health.heldMs() === 0 && !deps.isPaused(accountId) && !asking.busy()) launch();
    } catch (error) {
      // The database cannot be written now; nothing is lost by waiting.
      const stack = error instanceof Error ? error.stack : undefined;
      deps.log.error({ event: 'upload-lane-held', accountId, stack });
      refusedUntil = clock.monotonic() + refusalMs;
      arm();
      return;
    }
    if (health.blockedBy() === null && health.heldMs() === 0) {
      const due = waits.due(askable());
      if (due.length > 0 && !asking.busy()) void asking.ask(due).then(pump);
    }
    arm();
  }

  function park(failure: NonNullable<ReturnType<typeof health.blockedBy>>): void {
    const ids = [...book.in(accountId, 'queued'), ...waitingForTime()];
    const free = ids.filter((id) => !sending.isTaken(id));
    // The others follow in their turn.
    if (free.length > rowsAtOnce) setImmediate(pump);
    book.change(
      free.slice(0, rowsAtOnce).flatMap((id) => [
        { id, event: { kind: 'due' } as const },
        {
          id,
          event: { kind: 'postponed', failure, untilAt: untilResumed, spent: false } as const,
        },
      ]),
    );
  }

  function launch(): void {
    const limits = deps.uploadOf(accountId)?.limits;
    if (limits === undefined) return;
    while (sending.count() < health.width() + readAhead(health.width())) {
      const ahead = limits.maxFilesPerRequest * 2;
      const free = book.first(accountId, 'queued', (id) => !sending.isTaken(id), ahead);
      const group = nextGroup(free, limits, (id) => alone.has(id));
      if (group.length === 0) return;
      void sending.run(group, limits).then(pump);
    }
  }

  function arm(): void {
    const heldMs = health.heldMs();
    const waitMs = [waits.nextMs(waitingForTime()), waits.nextMs(heldInDoubt())];
    if (!asking.busy() && health.blockedBy() === null) {
      const unsureMs = waits.nextMs(askable());
      waitMs.push(unsureMs === null ? null : Math.max(unsureMs, heldMs));
    }
    if (heldMs > 0 && book.in(accountId, 'queued').length > 0) waitMs.push(heldMs);
    if (refusedMs() > 0) waitMs.push(refusedMs());
    const known = waitMs.filter((ms) => ms !== null);
    if (known.length === 0) return;
    stopTimer = clock.after(Math.ceil(Math.max(refusedMs(), Math.min(...known))), pump);
  }

  return {
    pump,
    /** After a start: jobs go on waiting for what was left of their time. */
    restore(): void {
      const holdMs = holdMsOf(deps.uploadOf(accountId));
      for (const id of [...book.in(accountId, 'waiting'), ...book.in(accountId, 'unsure')]) {
        const job = book.get(id)?.job;
        if (job?.state !== 'waiting' && job?.state !== 'unsure') continue;
        const left = Math.max(0, job.untilAt - clock.now());
        const longestMs = longestWaitMs(job.failure);
        const ms = Math.min(left, longestMs);
        health.restFor(job.failure, ms);
        // A hold began anew, which no clock that was set since makes shorter.
        waits.set(id, isHeld(job) ? (holdMs ?? longestMs) : ms);
      }
    },
    /** Before the last bytes the socket is cut; files that shared it go on in another request. */
    cancel(ids: readonly JobId[]): void {
      book.change(ids.map((id) => ({ id, event: { kind: 'cancel' } })));
      sending.cut(ids);
      pump();
    },
    /** What stood in the way may be gone: everything that waits for that is tried again. */
    resume(insists = false): void {
      health.resume(insists);
      const parked = book.in(accountId, 'waiting').filter((id) => isParked(book.get(id)));
      for (const id of book.in(accountId, 'unsure')) {
        if (!isHeld(book.get(id)?.job)) waits.set(id, 0);
      }
      const goOn = async (ids: readonly JobId[]) => {
        await deps.settle(ids.map((id) => ({ id, event: { kind: 'due' } })));
        pump();
      };
      void inPortions(parked, rowsAtOnce, goOn).then(pump);
    },
    /** What can be sent again is cut and goes back into the queue; nothing new is begun. */
    pause(): void {
      sending.cut(book.in(accountId, 'sending'));
      sending.rests();
    },
    async close(graceMs: number): Promise<void> {
      closed = true;
      stopTimer?.();
      asking.stop();
      await sending.land(graceMs);
    },
    /** The account is gone: nothing more is sent or written for it. */
    drop(): void {
      closed = true;
      stopTimer?.();
      asking.stop();
      sending.drop();
    },
  };
}

function isParked(entry: UploadEntry | undefined): boolean {
  return entry?.job.state === 'waiting' && entry.job.untilAt === untilResumed;
}
