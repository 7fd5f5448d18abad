import { SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import type { AccountId, JobId } from '../../../shared/ids.ts';
import { type FileLimits, isFinished } from '../../../shared/upload.ts';
import type { SendOutcome } from '../../providers/provider.ts';
import { createAudienceWatch, type Opened } from '../audience/audienceWatch.ts';
import type { Asking } from '../doubt/asking.ts';
import type { Change } from '../ledger/jobBook.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import { failureOf } from './failureOf.ts';
import { type Cargo, type Flight, fly } from './flight.ts';
import { createFollowing } from './following.ts';
import { createGate } from './gate.ts';
import { weigh } from './judge.ts';
import type { LaneDeps } from './laneDeps.ts';
import type { LaneHealth } from './laneHealth.ts';
import { createLoading } from './loading.ts';
import type { ServerTime } from './serverTime.ts';
import type { Waits } from './waits.ts';

interface SendingDeps {
  readonly accountId: AccountId;
  readonly deps: LaneDeps;
  readonly health: LaneHealth;
  readonly waits: Waits;
  readonly asking: Asking;
  readonly serverTime: ServerTime;
  readonly goAlone: (id: JobId) => void;
}

/** The requests of one lane: from a group of queued jobs to what became of each. */
export function createSending(given: SendingDeps) {
  const { accountId, deps, health, waits, asking, serverTime, goAlone } = given;
  const { book, clock, log } = deps;
  const following = createFollowing({ accountId, deps, health, waits, serverTime });
  const load = createLoading(deps);
  const gate = createGate(health.width);
  const watch = createAudienceWatch(clock);
  const flights = new Set<Flight>();
  const taken = new Set<JobId>();
  const running = new Set<Promise<void>>();
  let landing = false;
  let dropped = false;

  async function run(group: readonly UploadEntry[], limits: FileLimits): Promise<void> {
    const ids = group.map(({ job }) => job.id);
    const flight: Flight = {
      ids,
      controller: new AbortController(),
      committed: false,
      halted: false,
    };
    flights.add(flight);
    for (const id of ids) taken.add(id);
    const work = send(flight, group, limits).catch((error: unknown) => {
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
  ): Promise<void> {
    const loaded = await load(group, limits);
    await gate.enter();
    try {
      if (mayNotBegin(flight)) return;
      if (await takeOff(flight, group, loaded.cargo)) loaded.release();
    } finally {
      gate.leave();
    }
  }

  /** While it waited for its turn or for the secret: cancelled, quitting, paused, or trouble that others met. */
  function mayNotBegin(flight: Flight): boolean {
    if (flight.controller.signal.aborted || landing || dropped) return true;
    return health.blockedBy() !== null || health.heldMs() > 0 || deps.isPaused(accountId);
  }

  /** Whether every byte was sent and answered for. */
  async function takeOff(
    flight: Flight,
    group: readonly UploadEntry[],
    loaded: readonly Cargo[],
  ): Promise<boolean> {
    const beganAt = clock.monotonic();
    let opened: Awaited<ReturnType<LaneDeps['sessions']>>;
    try {
      opened = await deps.sessions(accountId);
    } catch (error) {
      const failure = failureOf(error, log);
      health.trouble(failure, beganAt);
      await deps.settle(group.map(({ job }) => following.failed(job.id, failure)));
      return false;
    }
    const reaching = await reachingTheSame(flight, loaded, opened, beganAt);
    const cargo = await withArrived(reaching);
    // Cancelled, paused, or Satchel is quitting: what is still queued stays so.
    const ready = cargo.filter(({ id }) => isStill(group, book.get(id)));
    if (ready.length === 0 || mayNotBegin(flight)) return false;
    const sentAt = clock.now();
    // Before anything goes: what the library knows by now is none of what will be stored.
    const knownUpTo = deps.knownUpTo?.(accountId) ?? null;
    await book.together(
      ready.map(({ id }) => {
        const first = book.get(id)?.sentAt === null;
        const facts = { sentAt, sha256: null, ...(first && knownUpTo !== null && { knownUpTo }) };
        return { id, event: { kind: 'started' }, facts };
      }),
    );
    const aboard = ready.filter(({ id }) => book.get(id)?.job.state === 'sending');
    for (const { id } of aboard) serverTime.began(id);
    if (aboard.length === 0 || dropped) return false;
    const target = group[0]?.job.target?.id ?? null;
    const { arrived } = following;
    const mayPost = (id: JobId) => watchOf(flight, id, opened);
    const flying = { ...opened, book, log, target, arrived, mayPost };
    const outcomes = await fly(flight, aboard, flying);
    if (dropped) return false;
    if (flight.halted) health.hold(5_000);
    const sent = aboard.map(({ id }) => id);
    const weighed = outcomes.map((outcome, index) =>
      weigh(outcome, flight.committed, hasArrived(sent[index])),
    );
    const refusedAsOne = sent.length > 1 && weighed.every(isRefusal);
    await deps.settle(
      refusedAsOne ? regroup(sent) : following.follow(sent, weighed, flight, beganAt),
    );
    for (const id of sent) rest(id);
    return flight.committed && outcomes.every(({ kind }) => kind === 'stored');
  }

  async function watchOf(flight: Flight, id: JobId, opened: Opened): Promise<void> {
    const job = book.get(id)?.job;
    if (job !== undefined) await watch.check(job, opened, flight.controller.signal);
  }

  /** Those of them that go to nobody but the people who were confirmed; the others wait for a person. */
  async function reachingTheSame(
    flight: Flight,
    cargo: readonly Cargo[],
    opened: Opened,
    beganAt: number,
  ): Promise<Cargo[]> {
    const same: Cargo[] = [];
    for (const one of cargo) {
      try {
        await watchOf(flight, one.id, opened);
        same.push(one);
      } catch (error) {
        if (flight.controller.signal.aborted) return [];
        const failure = failureOf(error, log);
        health.trouble(failure, beganAt);
        await deps.settle([following.failed(one.id, failure)]);
      }
    }
    return same;
  }

  function regroup(ids: readonly JobId[]): Change[] {
    return ids.map((id) => {
      goAlone(id);
      return { id, event: { kind: 'regrouped' } };
    });
  }

  /** What an earlier attempt brought there goes by its name, as long as that lives. */
  async function withArrived(loaded: readonly Cargo[]): Promise<Cargo[]> {
    const strayed: Change[] = [];
    const cargo = loaded.map(({ id, loaded: one }) => {
      const arrived = book.get(id)?.job.arrived;
      const late = arrived !== undefined && arrived.untilAt <= clock.now();
      if (late) strayed.push({ id, event: { kind: 'strayed' } });
      const arrivedRef = late ? null : (arrived?.ref ?? null);
      return { id, loaded: { ...one, file: { ...one.file, arrivedRef } } };
    });
    if (strayed.length > 0) await deps.settle(strayed);
    return cargo;
  }

  function hasArrived(id: JobId | undefined): boolean {
    return id !== undefined && book.get(id)?.job.arrived !== undefined;
  }

  function rest(id: JobId): void {
    if (book.get(id)?.job.state === 'unsure') asking.expect(id);
  }

  /** Nobody waits for what becomes of it any more. */
  function isGivenUp(id: JobId): boolean {
    const job = book.get(id)?.job;
    return job === undefined || isFinished(job);
  }

  return {
    run,
    count: () => flights.size,
    /** Nothing goes for a while. */
    rests: () => watch.forget(),
    isTaken: (id: JobId) => taken.has(id),
    cut(ids: readonly JobId[]): void {
      for (const flight of flights) {
        if (!flight.ids.some((id) => ids.includes(id))) continue;
        if (!flight.committed || flight.ids.every(isGivenUp)) {
          flight.controller.abort(new SatchelError(cancelled));
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

/** Queued, and for the very file that was read; it may have been tried anew meanwhile. */
function isStill(group: readonly UploadEntry[], now: UploadEntry | undefined): boolean {
  const read = group.find(({ job }) => job.id === now?.job.id);
  return (
    now?.job.state === 'queued' &&
    now.path === read?.path &&
    now.mtimeMs === read.mtimeMs &&
    now.job.sizeBytes === read.job.sizeBytes
  );
}

function isRefusal(outcome: SendOutcome): boolean {
  return outcome.kind === 'failed' && outcome.failure.kind === 'provider-refused';
}
