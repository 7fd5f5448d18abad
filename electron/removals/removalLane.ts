import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import { isAway, retryDelay } from '../../shared/retry.ts';
import type { Clock } from '../base/clock.ts';
import { inPortions } from '../base/inPortions.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { whileWanted } from '../base/whileWanted.ts';
import { down } from '../http/httpFailure.ts';
import { type Finding, firstAskMs, type Question } from '../jobs/doubt.ts';
import { slowsLane } from '../jobs/failureRules.ts';
import type { Flight } from '../jobs/flights.ts';
import type { LaneClient, LaneTools } from '../jobs/laneClient.ts';
import type { RunGate } from '../jobs/runs/runsTypes.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { Provider, Session, SessionSource } from '../providers/provider.ts';
import { answerOf } from './evidence.ts';
import type { ConfirmedItem, RemovalId, RemovalJob } from './removalJob.ts';
import type { RemovalKinds } from './removalKinds.ts';
import type { RemovalEvent } from './removalMachine.ts';

/** What has only just been stored is removed once more, after this. */
const settlingWaitMs = 3_000;
const questionsAtOnce = 4;
const rowsAtOnce = 500;

export interface RemovalLaneDeps extends RunGate {
  readonly table: Pick<MediaTable, 'ofMessage'>;
  readonly sessions: SessionSource;
  readonly clock: Clock;
  readonly random: () => number;
  readonly failureOf: (error: unknown) => Failure;
}

type Bound = { readonly provider: Provider; readonly session: Session };

/** Removes at its provider what a person confirmed, a request a job, and finds out what became of requests. */
export function createRemovalLane(
  deps: RemovalLaneDeps,
  { accountId, health, waits, ledger, settle }: LaneTools<RemovalKinds>,
): LaneClient<RemovalKinds> {
  const { table, sessions, clock, random, failureOf } = deps;
  const pool = createTaskPool(questionsAtOnce);
  /** What was refused to the account is asked for nothing else of it: the rest fails for the same. */
  let refusing = false;

  const write = (id: RemovalId, event: RemovalEvent) => settle([{ id, event }]);

  /** Whether the provider has the item, as it says of the item itself; throws where it says neither. */
  async function isThere({ provider, session }: Bound, job: RemovalJob, signal: AbortSignal) {
    const failure = await failureOfAsking(() => provider.stat(session, firstOf(job), signal));
    if (failure === null) return true;
    if (failure.kind === 'not-found') return false;
    throw new SatchelError(failure);
  }

  /** It is surely there still: again later, or not at all. */
  function stays(job: RemovalJob, failure: Failure): RemovalEvent {
    const delayMs = retryDelay(failure, Math.max(1, job.attempt), random());
    if (delayMs === null) return refusedFor(failure);
    waits.set(job.id, delayMs);
    return postponedBy(delayMs, failure);
  }

  async function ask(bound: Bound, job: RemovalJob, flight: Flight<RemovalId>) {
    const { remove } = bound.provider;
    if (!remove) return refusedFor(invalidInput('cannot-remove'));
    const { signal } = flight;
    const beganAt = clock.monotonic();
    const item = firstOf(job);
    let status: number | null = null;
    const told = await failureOfAsking(async () => {
      status = await remove.run(bound.session, item, signal);
    });
    if (signal.aborted) return doubtedFor(cutOff);
    if (told === null) health.cleared(beganAt);
    else if (slowsLane(told)) health.trouble(told, beganAt);
    const answer = answerOf(told, status, clock.now());
    const event = await judge(bound, job, told, signal);
    return { ...event, told: { ...event.told, answer } };
  }

  /** What follows from an answer; null is a success. */
  async function judge(
    bound: Bound,
    job: RemovalJob,
    told: Failure | null,
    signal: AbortSignal,
  ): Promise<RemovalEvent> {
    if (told !== null && !answers(told)) return stays(job, told);
    const item = firstOf(job);
    // By the clock that dated it; one that differs from it makes an item look new rather than old.
    const now = bound.session.http.serverNow() ?? clock.now();
    const settling = item.storedAt !== null && now - item.storedAt < bound.provider.settlingMs;
    if (told === null && !settling) return { kind: 'removed' };
    // That it is not there is untrue as long as it is found.
    const failure = told === null || told.kind === 'not-found' ? denied : told;
    // Whatever was answered, something in between may have said it: the item itself is asked for.
    const there = await isThere(bound, job, signal).catch((error: unknown) => failureOf(error));
    if (there === false) return missing();
    if (signal.aborted) return doubtedFor(failure);
    if (there !== true) {
      return failure.kind === 'unauthorized' ? refusedFor(failure) : doubtedFor(failure);
    }
    if (told !== null) return stays(job, failure);
    waits.set(job.id, settlingWaitMs);
    return postponedBy(settlingWaitMs, failure);
  }

  /** The provider was asked for the item itself, and does not have it. */
  const missing = (): RemovalEvent => ({ kind: 'removed', told: { checkedAt: clock.now() } });
  const refusedFor = (failure: Failure): RemovalEvent => ({ kind: 'refused', failure });
  const doubtedFor = (failure: Failure): RemovalEvent => ({
    kind: 'doubted',
    failure,
    untilAt: clock.now() + firstAskMs,
  });
  const postponedBy = (ms: number, failure: Failure): RemovalEvent => ({
    kind: 'postponed',
    failure,
    untilAt: clock.now() + ms,
    // Nobody was asked while this machine was offline.
    spent: !isAway(failure),
  });

  /** Nothing else of the account is asked for: the rest fails for the same reason. */
  async function failTheRest(failure: Failure): Promise<void> {
    if (refusing) return;
    refusing = true;
    const rest = [...ledger.inRole(accountId, 'ready'), ...ledger.inRole(accountId, 'waiting')];
    await inPortions(rest, rowsAtOnce, async (ids) => {
      await settle(ids.map((id) => ({ id, event: refusedFor(failure) })));
    });
    refusing = false;
  }

  async function removeOne(job: RemovalJob, flight: Flight<RemovalId>): Promise<void> {
    const { id, messageRef, items, runId } = job;
    const beganAt = clock.monotonic();
    let bound: Bound;
    try {
      bound = await whileWanted(sessions(accountId), flight.signal);
    } catch (error) {
      // It was not asked for, and stays as it is.
      if (flight.signal.aborted) return;
      const failure = failureOf(error);
      // The lane parks all that is ready until the keychain can be read again.
      if (failure.kind === 'keychain-unavailable') health.trouble(failure, beganAt);
      else await write(id, refusedFor(failure));
      return;
    }
    if (messageRef !== null) {
      const confirmed = new Set(items.map(({ mediaId }) => mediaId));
      const now = table.ofMessage(accountId, messageRef);
      if (now.some((item) => !confirmed.has(item.id))) {
        await write(id, refusedFor(invalidInput('changed')));
        return;
      }
    }
    if (flight.signal.aborted || !deps.mayAsk(runId) || ledger.get(id)?.job.state !== 'queued') {
      return;
    }
    try {
      await flight.commit(async () => ledger.change([{ id, event: startedAt(clock.now()) }]));
    } catch {
      // That it would be asked for could not be written, so it was not: the lane rests a moment.
      return;
    }
    const asked = ledger.get(id)?.job ?? job;
    const event = await ask(bound, asked, flight).catch((error: unknown) =>
      doubtedFor(failureOf(error)),
    );
    if (flight.isDropped()) return;
    await write(id, event);
    if (event.kind === 'refused' && event.failure.kind === 'unauthorized') {
      await failTheRest(event.failure);
    }
  }

  async function lookFor(
    bound: Bound,
    job: RemovalJob,
    signal: AbortSignal,
  ): Promise<Finding<RemovalKinds>> {
    const found = (event: RemovalEvent): Finding<RemovalKinds> => ({
      kind: 'found',
      changes: [{ id: job.id, event }],
    });
    try {
      if (!(await isThere(bound, job, signal))) return found(missing());
    } catch (error) {
      const failure = failureOf(error);
      // Whoever cannot be asked for one is asked for none of them now.
      if (isAway(failure) || /^(rate-limited|cancelled)$/.test(failure.kind)) throw error;
      if (failure.kind === 'unauthorized') return found(refusedFor(failure));
      return { kind: 'untold', failure };
    }
    const why = job.state === 'unsure' ? job.failure : denied;
    const delayMs = retryDelay(why, Math.max(1, job.attempt), random());
    if (delayMs === null) return found({ kind: 'there', againAt: null });
    waits.set(job.id, delayMs);
    return found({ kind: 'there', againAt: clock.now() + delayMs });
  }

  return {
    nextGroup(free) {
      return refusing ? [] : free(1);
    },
    async send(group, flight) {
      await flight.inTurn(async () => {
        for (const { job } of group) await removeOne(job, flight);
      });
    },
    async look({ asked, signal }: Question<RemovalKinds>) {
      try {
        const bound = await sessions(accountId);
        const findings = asked.map(({ job }) =>
          pool.run(async () => [job.id, await lookFor(bound, job, signal)] as const),
        );
        return new Map(await Promise.all(findings));
      } catch (error) {
        if (!signal.aborted) {
          const failure = failureOf(error);
          for (const { job } of asked) deps.cannotAsk(job.runId, failure);
        }
        throw error;
      }
    },
  };
}

const startedAt = (askedAt: number): RemovalEvent => ({ kind: 'started', told: { askedAt } });

function firstOf({ items }: RemovalJob): ConfirmedItem {
  const [first] = items;
  if (first === undefined) throw new Error('a removal names an item');
  return first;
}

const cutOff = down('cut-answer');
const denied = down('unreadable-answer', 404);

/** Somebody answered; neither what never left nor what is asked again after a wait, which then tells. */
function answers({ kind }: Failure): boolean {
  const answered = ['unauthorized', 'forbidden', 'not-found', 'provider-refused', 'provider-down'];
  return answered.includes(kind);
}

async function failureOfAsking(ask: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof SatchelError) return error.failure;
    throw error;
  }
}
