import type { JobId } from '../../../shared/ids.ts';
import type { FileLimits, UploadJob } from '../../../shared/upload.ts';
import { whileWanted } from '../../base/whileWanted.ts';
import type { Flight } from '../../jobs/flights.ts';
import type { LaneTools } from '../../jobs/laneClient.ts';
import type { RemoteItem } from '../../providers/provider.ts';
import type { AudienceWatch, Opened } from '../audience/audienceWatch.ts';
import type { ServerTime } from '../doubt/serverTime.ts';
import { arrivedUntilAt, waitOutMsOf } from '../doubt/waitingOut.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import type { UploadChange } from '../ledger/uploadKinds.ts';
import { type Decision, decideAll, decideFailed, type LaneNow } from './decide.ts';
import { weigh } from './judge.ts';
import { createLoading } from './loading.ts';
import { type LoadedJob, sendRequest } from './sendRequest.ts';
import type { UploadLaneDeps } from './uploadLaneDeps.ts';

interface SendingDeps {
  readonly deps: UploadLaneDeps;
  readonly tools: LaneTools;
  readonly serverTime: ServerTime;
  readonly watch: AudienceWatch;
  readonly limits: () => FileLimits | undefined;
}

type UploadFlight = Flight<JobId>;

/** The requests of one lane: from a group of queued jobs to what became of each. */
export function createSending({ deps, tools, serverTime, watch, limits }: SendingDeps) {
  const { accountId, waits } = tools;
  const { ledger, clock, failureOf } = deps;
  const { runtimes } = ledger;
  const load = createLoading(deps);

  /**
   * What is decided is written first, and only then has its effects; but an item is written down by the
   * clock that dated it, so what it tells of that clock comes before.
   */
  async function carryOut({ changes, effects }: Decision, flight: UploadFlight): Promise<void> {
    for (const effect of effects) if (effect.kind === 'dated') serverTime.saw(effect.dated);
    await deps.settle(changes);
    if (flight.isDropped()) return;
    for (const effect of effects) {
      switch (effect.kind) {
        case 'health':
          tools.health.hear(effect.news);
          break;
        case 'wait':
          waits.set(effect.id, effect.ms);
          break;
        case 'goes-alone':
          runtimes.of(effect.id).memory.goesAlone = true;
          break;
        case 'dated':
          break;
        default:
          effect satisfies never;
      }
    }
  }

  const laneNow = (flight: UploadFlight, beganAt: number, first?: UploadEntry): LaneNow => ({
    now: clock.now(),
    monotonic: clock.monotonic(),
    random: deps.random(),
    health: tools.health.state(),
    beganAt,
    tookMs: first === undefined ? 0 : serverTime.elapsedSince(first),
    committed: flight.isCommitted(),
    shared: flight.ids.length > 1,
    waitOutMs: waitOutMsOf(deps.uploadOf(accountId)),
  });

  /** None of these could even be begun, for that reason. */
  async function failAll(
    ids: readonly JobId[],
    error: unknown,
    flight: UploadFlight,
    beganAt: number,
  ): Promise<void> {
    const failure = failureOf(error);
    const lane = laneNow(flight, beganAt);
    const decisions = entriesOf(ids).map(({ job }) => decideFailed(job, failure, lane));
    const effects = decisions.flatMap((decision) => decision.effects);
    // One trouble, however many it kept from going.
    const health = effects.find(({ kind }) => kind === 'health');
    const others = effects.filter(({ kind }) => kind !== 'health');
    const changes = decisions.flatMap((decision) => decision.changes);
    await carryOut({ changes, effects: health ? [health, ...others] : others }, flight);
  }

  const entriesOf = (ids: readonly JobId[]) => ids.flatMap((id) => ledger.get(id) ?? []);

  /** Whether every byte was sent and answered for. */
  async function take(
    flight: UploadFlight,
    group: readonly UploadEntry[],
    loaded: readonly LoadedJob[],
  ): Promise<boolean> {
    const beganAt = clock.monotonic();
    let opened: Opened;
    try {
      opened = await whileWanted(deps.sessions(accountId), flight.signal);
    } catch (error) {
      if (flight.signal.aborted) return false;
      await failAll(
        group.map(({ job }) => job.id),
        error,
        flight,
        beganAt,
      );
      return false;
    }
    const reaching = await reachingTheSame(flight, loaded, opened, beganAt);
    const files = await withArrived(reaching);
    // Cancelled, paused, or Satchel is quitting: what is still queued stays so.
    const ready = files.filter(({ id }) => isStill(group, ledger.get(id)));
    if (ready.length === 0 || !flight.mayGo()) return false;
    const aboard = await begin(ready);
    if (aboard.length === 0 || flight.isDropped()) return false;
    const target = group[0]?.job.target?.id ?? null;
    const outcomes = await sendRequest(flight, aboard, {
      provider: opened.provider,
      session: opened.session,
      ledger,
      failureOf,
      target,
      arrived: noteArrived,
      mayPost: (id) => checkAudience(flight, id, opened),
    });
    if (flight.isDropped()) return false;
    const sent = entriesOf(aboard.map(({ id }) => id));
    const weighed = sent.map(({ job }) => {
      const outcome = outcomes.get(job.id);
      return outcome && weigh(outcome, flight.isCommitted(), job.arrived !== undefined);
    });
    const jobs = sent.map(({ job }) => job);
    const lane = { ...laneNow(flight, beganAt, sent[0]), shared: aboard.length > 1 };
    await carryOut(decideAll(jobs, weighed, lane), flight);
    return flight.isCommitted() && [...outcomes.values()].every(({ kind }) => kind === 'stored');
  }

  /** Those of them that are on disk as being sent. */
  async function begin(ready: readonly LoadedJob[]): Promise<LoadedJob[]> {
    const sentAt = clock.now();
    // Before anything goes: what the library knows by now is none of what will be stored.
    const knownUpTo = deps.knownUpTo?.(accountId) ?? null;
    await ledger.together(
      ready.map(({ id }): UploadChange => {
        const first = ledger.get(id)?.sentAt === null;
        const known = first && knownUpTo !== null ? { knownUpTo } : {};
        return { id, event: { kind: 'started' }, facts: { sentAt, sha256: null, ...known } };
      }),
    );
    const aboard = ready.filter(({ id }) => ledger.get(id)?.job.state === 'sending');
    for (const { id } of aboard) serverTime.began(id);
    return aboard;
  }

  /** It is stored, but not yet in its target; written down before that is tried. Throws. */
  function noteArrived(id: JobId, item: RemoteItem): void {
    const [mediaId] = deps.record(accountId, [item]);
    if (mediaId === undefined) return;
    const untilAt = arrivedUntilAt(deps.uploadOf(accountId), clock.now());
    ledger.change([{ id, event: { kind: 'arrived', mediaId, ref: item.ref, untilAt } }]);
  }

  async function checkAudience(flight: UploadFlight, id: JobId, opened: Opened): Promise<void> {
    const job: UploadJob | undefined = ledger.get(id)?.job;
    if (job !== undefined) await watch.check(job, opened, flight.signal);
  }

  /** Those of them that go to nobody but the people who were confirmed; the others wait for a person. */
  async function reachingTheSame(
    flight: UploadFlight,
    files: readonly LoadedJob[],
    opened: Opened,
    beganAt: number,
  ): Promise<LoadedJob[]> {
    const same: LoadedJob[] = [];
    for (const one of files) {
      try {
        await checkAudience(flight, one.id, opened);
        same.push(one);
      } catch (error) {
        if (flight.signal.aborted) return [];
        await failAll([one.id], error, flight, beganAt);
      }
    }
    return same;
  }

  /** What an earlier attempt brought there goes by its name, as long as that lives. */
  async function withArrived(loaded: readonly LoadedJob[]): Promise<LoadedJob[]> {
    const tooLate: UploadChange[] = [];
    const files = loaded.map(({ id, loaded: one }): LoadedJob => {
      const arrived = ledger.get(id)?.job.arrived;
      const late = arrived !== undefined && arrived.untilAt <= clock.now();
      if (late) tooLate.push({ id, event: { kind: 'arrival-lost' } });
      const arrivedRef = late ? null : (arrived?.ref ?? null);
      return { id, loaded: { ...one, file: { ...one.file, arrivedRef } } };
    });
    if (tooLate.length > 0) await deps.settle(tooLate);
    return files;
  }

  return async (group: readonly UploadEntry[], flight: UploadFlight): Promise<void> => {
    const own = limits();
    if (own === undefined) return;
    const loaded = await load(group, own);
    await flight.inTurn(async () => {
      if (await take(flight, group, loaded.files)) loaded.release();
    });
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
