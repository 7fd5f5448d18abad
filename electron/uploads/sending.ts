import { SatchelError } from '../../shared/failure.ts';
import type { AccountId, JobId } from '../../shared/ids.ts';
import type { FileLimits } from '../../shared/upload.ts';
import type { SendOutcome } from '../providers/provider.ts';
import type { Asking } from './asking.ts';
import { failureOf } from './failureOf.ts';
import { type Cargo, type Flight, fly } from './flight.ts';
import { createFollowing } from './following.ts';
import type { Change } from './jobBook.ts';
import { weigh } from './judge.ts';
import type { LaneDeps } from './laneDeps.ts';
import type { LaneHealth } from './laneHealth.ts';
import { tooSlow } from './loadFile.ts';
import { withPatience } from './patience.ts';
import type { ServerTime } from './serverTime.ts';
import type { UploadEntry } from './uploadEntry.ts';
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
  const { book, files, clock, log } = deps;
  const following = createFollowing({ accountId, deps, health, waits, serverTime });
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
      const failure = failureOf(error, log);
      health.trouble(failure, beganAt);
      return deps.settle(group.map(({ job }) => following.failed(job.id, failure)));
    }
    const cargo = await load(group, limits);
    // Cancelled, or Satchel is quitting: what is still queued stays so.
    const ready = cargo.filter(({ id }) => book.get(id)?.job.state === 'queued');
    if (ready.length === 0 || flight.controller.signal.aborted || landing || dropped) return;
    const sentAt = clock.now();
    book.change(
      ready.map(({ id }) => ({ id, event: { kind: 'started' }, facts: { sentAt, sha256: null } })),
    );
    for (const { id } of ready) serverTime.began(id);
    const target = group[0]?.job.target?.id ?? null;
    const { arrived } = following;
    const outcomes = await fly(flight, ready, { ...opened, book, log, target, arrived });
    if (dropped) return;
    if (flight.halted) health.hold(5_000);
    const sent = ready.map(({ id }) => id);
    const weighed = outcomes.map((outcome) => weigh(outcome, flight.committed));
    const refusedAsOne = sent.length > 1 && weighed.every(isRefusal);
    await deps.settle(
      refusedAsOne ? regroup(sent) : following.follow(sent, weighed, flight, beganAt),
    );
    for (const id of sent) rest(id);
  }

  function regroup(ids: readonly JobId[]): Change[] {
    return ids.map((id) => {
      alone.add(id);
      return { id, event: { kind: 'regrouped' } };
    });
  }

  async function load(group: readonly UploadEntry[], limits: FileLimits): Promise<Cargo[]> {
    const cargo: Cargo[] = [];
    const changes: Change[] = [];
    for (const entry of group) {
      const { id } = entry.job;
      try {
        const loaded = await withPatience(files.load(entry, limits), deps.patience, async () => {
          throw new SatchelError(tooSlow(entry));
        });
        const late = entry.job.arrived !== undefined && entry.job.arrived.untilAt <= clock.now();
        if (late) changes.push({ id, event: { kind: 'strayed' } });
        const arrivedRef = late ? null : (entry.job.arrived?.ref ?? null);
        cargo.push({ id, loaded: { ...loaded, file: { ...loaded.file, arrivedRef } } });
      } catch (error) {
        changes.push({ id, event: { kind: 'failed', failure: failureOf(error, log) } });
      }
    }
    if (changes.length > 0) await deps.settle(changes);
    return cargo;
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
