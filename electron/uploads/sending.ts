import { type Failure, SatchelError } from '../../shared/failure.ts';
import type { AccountId, JobId } from '../../shared/ids.ts';
import type { FileLimits } from '../../shared/upload.ts';
import type { SendOutcome } from '../providers/provider.ts';
import { type Asking, askDelayMs } from './asking.ts';
import { type Cargo, type Flight, failureOf, fly } from './flight.ts';
import type { Change } from './jobBook.ts';
import { afterFailure, weigh } from './judge.ts';
import type { LaneDeps } from './laneDeps.ts';
import type { LaneHealth } from './laneHealth.ts';
import { loadFile } from './loadFile.ts';
import type { ServerTime } from './serverTime.ts';
import type { UploadEntry } from './uploadEntry.ts';
import type { UploadEvent } from './uploadMachine.ts';
import type { Waits } from './waits.ts';

interface SendingDeps {
  readonly accountId: AccountId;
  readonly deps: LaneDeps;
  readonly health: LaneHealth;
  readonly waits: Waits;
  readonly asking: Asking;
  readonly serverTime: ServerTime;
}

/** The requests of one lane: from a group of queued jobs to what became of each. */
export function createSending({ accountId, deps, health, waits, asking, serverTime }: SendingDeps) {
  const { book, clock, random, log } = deps;
  const flights = new Set<Flight>();
  const taken = new Set<JobId>();
  /** One bad file must not take the others with it, should a server refuse the request for it. */
  const alone = new Set<JobId>();
  const running = new Set<Promise<void>>();
  let landing = false;
  let dropped = false;

  async function run(group: readonly UploadEntry[], limits: FileLimits): Promise<void> {
    const beganAt = clock.monotonic();
    const ids = group.map(({ job }) => job.id);
    const flight: Flight = {
      ids,
      controller: new AbortController(),
      committed: false,
      halted: false,
    };
    flights.add(flight);
    for (const id of ids) taken.add(id);
    const work = send(flight, group, limits, beganAt).catch((error: unknown) => {
      const stack = error instanceof Error ? error.stack : undefined;
      log.error({ event: 'upload-lane-held', accountId, stack });
      health.hold(5_000);
    });
    running.add(work);
    await work;
    running.delete(work);
    flights.delete(flight);
    for (const id of ids) taken.delete(id);
  }

  async function send(
    flight: Flight,
    group: readonly UploadEntry[],
    limits: FileLimits,
    beganAt: number,
  ): Promise<void> {
    let opened: Awaited<ReturnType<LaneDeps['sessions']>>;
    try {
      opened = await deps.sessions(accountId);
    } catch (error) {
      const failure = failureOf(error);
      health.trouble(failure, beganAt);
      return deps.settle(group.map(({ job }) => failed(job.id, { kind: 'failed', failure })));
    }
    const cargo = await load(group, limits);
    // Cancelled, or Satchel is quitting: what is still queued stays so.
    const ready = cargo.filter(({ id }) => book.get(id)?.job.state === 'queued');
    if (ready.length === 0 || flight.controller.signal.aborted || landing || dropped) return;
    const sentAt = clock.now();
    book.change(
      ready.map(({ id }) => ({ id, event: { kind: 'started' }, facts: { sentAt, sha256: null } })),
    );
    const outcomes = await fly(flight, ready, { ...opened, book, log });
    if (dropped) return;
    if (flight.halted) health.hold(5_000);
    const weighed = ready.map((_, index) => weigh(outcomes[index] ?? lost, flight.committed));
    const refusedAsOne = ready.length > 1 && weighed.every(isRefusal);
    const changes = ready.map(({ id }, index): Change => {
      if (!refusedAsOne) return follow(id, weighed[index] ?? lost, flight, beganAt);
      alone.add(id);
      return { id, event: { kind: 'regrouped' } };
    });
    await deps.settle(changes);
    for (const { id } of ready) rest(id);
  }

  async function load(group: readonly UploadEntry[], limits: FileLimits): Promise<Cargo[]> {
    const cargo: Cargo[] = [];
    const rejected: Change[] = [];
    for (const entry of group) {
      const { id } = entry.job;
      try {
        cargo.push({ id, loaded: await loadFile(entry, limits) });
      } catch (error) {
        rejected.push({ id, event: { kind: 'failed', failure: failureOf(error) } });
      }
    }
    if (rejected.length > 0) await deps.settle(rejected);
    return cargo;
  }

  /** What an outcome means for its job, and for the lane. */
  function follow(id: JobId, outcome: SendOutcome, flight: Flight, beganAt: number): Change {
    if (outcome.kind === 'stored') {
      health.cleared(beganAt);
      return stored(id, outcome);
    }
    const { failure } = outcome;
    const ownAbort = failure.kind === 'cancelled' && !flight.committed;
    if (ownAbort) return { id, event: { kind: 'released' } };
    health.trouble(failure, beganAt);
    if (outcome.kind === 'failed') return failed(id, outcome);
    return { id, event: doubt(outcome.failure) };
  }

  function stored(id: JobId, { item }: Extract<SendOutcome, { kind: 'stored' }>): Change {
    const job = book.get(id)?.job;
    const otherSize = item.sizeBytes !== null && item.sizeBytes !== job?.sizeBytes;
    if (otherSize) return { id, event: doubt(lost.failure) };
    if (item.storedAt !== null) serverTime.saw(item.storedAt, clock.now());
    try {
      const mediaId = deps.record(accountId, [item])[0];
      // An item that another job has is not this one's, whatever the answer says.
      if (mediaId === undefined || book.isClaimed(mediaId)) {
        return { id, event: doubt(lost.failure) };
      }
      return { id, event: { kind: 'stored', mediaId } };
    } catch (error) {
      const stack = error instanceof Error ? error.stack : undefined;
      log.error({ event: 'upload-not-recorded', accountId, stack });
      return { id, event: doubt(lost.failure) };
    }
  }

  function failed(id: JobId, { failure }: Extract<SendOutcome, { kind: 'failed' }>): Change {
    const now = clock.now();
    const event = afterFailure(failure, {
      attempt: book.get(id)?.job.attempt ?? 0,
      random: random(),
      now,
      heldUntilAt: now + health.heldMs(),
    });
    if (event.kind === 'postponed') waits.set(id, event.untilAt - now);
    return { id, event };
  }

  function doubt(failure: Failure): UploadEvent {
    return { kind: 'doubted', failure, untilAt: clock.now() + askDelayMs(0) };
  }

  function rest(id: JobId): void {
    if (book.get(id)?.job.state === 'unsure') asking.expect(id);
  }

  return {
    run,
    count: () => flights.size,
    goesAlone: (id: JobId) => alone.has(id),
    isTaken: (id: JobId) => taken.has(id),
    cut(ids: readonly JobId[]): void {
      for (const flight of flights) {
        if (!flight.committed && flight.ids.some((id) => ids.includes(id))) {
          flight.controller.abort(new SatchelError({ kind: 'cancelled' }));
        }
      }
    },
    /** Before quitting: what can be sent again is cut, what is past the last bytes may still answer. */
    async land(graceMs: number): Promise<void> {
      landing = true;
      for (const flight of flights) if (!flight.committed) flight.controller.abort();
      const stop = clock.after(graceMs, () => {
        for (const flight of flights) flight.controller.abort();
      });
      await Promise.all(running);
      stop();
    },
    drop(): void {
      dropped = true;
      for (const flight of flights) flight.controller.abort();
    },
  };
}

function isRefusal(outcome: SendOutcome): boolean {
  return outcome.kind === 'failed' && outcome.failure.kind === 'provider-refused';
}

const lost = {
  kind: 'unsure',
  failure: { kind: 'provider-down', cause: 'unreadable-answer', status: null, retryAfterMs: null },
} as const satisfies SendOutcome;
