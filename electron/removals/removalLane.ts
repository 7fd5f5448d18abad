import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput } from '../../shared/failures.ts';
import { isAway } from '../../shared/retry.ts';
import { createTaskPool } from '../base/taskPool.ts';
import { whileWanted } from '../base/whileWanted.ts';
import { down } from '../http/httpFailure.ts';
import type { Finding, Question } from '../jobs/doubt.ts';
import { slowsLane } from '../jobs/failureRules.ts';
import type { Flight } from '../jobs/flights.ts';
import type { LaneClient, LaneTools } from '../jobs/laneClient.ts';
import type { RunGate } from '../jobs/runs/runsTypes.ts';
import type { MediaTable } from '../library/mediaTable.ts';
import type { WidthFinder } from '../providers/pace/widthFinder.ts';
import type { Session, SessionSource } from '../providers/provider.ts';
import { type ArchiveGuardDeps, createArchiveGuard } from './archiveGuard.ts';
import {
  answers,
  askToRemove,
  type Bound,
  carriesMore,
  doubtedAt,
  failureOfAsking,
  mayTakeMore,
  statOf,
  takesMore,
} from './askFirst.ts';
import { answerOf } from './evidence.ts';
import type { RemovalId, RemovalJob } from './removalJob.ts';
import type { RemovalKinds } from './removalKinds.ts';
import type { RemovalEvent } from './removalMachine.ts';
import { delayBefore, stillThere } from './stillThere.ts';

const questionsAtOnce = 4;

export interface RemovalLaneDeps extends RunGate<RemovalJob>, ArchiveGuardDeps {
  readonly table: Pick<MediaTable, 'ofMessage'>;
  readonly sessions: SessionSource;
  /** What a session has learnt of how much its provider bears. */
  readonly paceOf: (session: Session) => Pick<WidthFinder, 'run'>;
}

/** Removes at its provider what a person confirmed, a request a job, and finds out what became of requests. */
export function createRemovalLane(
  deps: RemovalLaneDeps,
  { accountId, health, waits, ledger, settle }: LaneTools<RemovalKinds>,
): LaneClient<RemovalKinds> {
  const { table, sessions, clock, random, failureOf, paceOf } = deps;
  const pool = createTaskPool(questionsAtOnce);
  const guard = createArchiveGuard(deps, { health, waits });
  /** What was refused to the account is asked for nothing else of it: the rest fails for the same. */
  let refusing = false;

  const write = (id: RemovalId, event: RemovalEvent) => settle([{ id, event }]);

  /** Whether the provider has the item, as it says of the item itself; throws where it says neither. */
  async function isThere(bound: Bound, job: RemovalJob, signal: AbortSignal) {
    const stat = () => statOf(bound, job, signal);
    const failure = await failureOfAsking(() => paceOf(bound.session).run(stat, signal));
    if (failure === null) return true;
    if (failure.kind === 'not-found') return false;
    throw new SatchelError(failure);
  }

  /** It is surely there still: again later, or not at all. */
  function stays(job: RemovalJob, failure: Failure): RemovalEvent {
    const delayMs = delayBefore(failure, job.attempt, random());
    if (delayMs === null) return refusedFor(failure);
    waits.set(job.id, delayMs);
    return postponedBy(delayMs, failure);
  }

  async function ask(bound: Bound, job: RemovalJob, flight: Flight<RemovalId>) {
    if (!bound.provider.remove) return refusedFor(invalidInput('cannot-remove'));
    const { signal } = flight;
    const beganAt = clock.monotonic();
    const more = await wider(bound, job, signal);
    if (more !== null) return more;
    const putBack = () => notAsked(job);
    const mayAsk = () => deps.mayAsk(job.runId) && !signal.aborted;
    let askedAt: number | null = null;
    let status: number | null = null;
    const told = await failureOfAsking(() =>
      paceOf(bound.session).run(async () => {
        // It may have waited for its turn, or been refused for being too many: a person may not want it by now.
        if (!mayAsk()) throw new SatchelError(cancelled);
        askedAt = clock.now();
        status = await askToRemove(bound, job, signal);
      }, signal),
    );
    if (askedAt === null) return putBack();
    if (signal.aborted) return { ...doubtedFor(cutOff), told: { askedAt } };
    if (told?.kind === 'cancelled' && !mayAsk()) return putBack();
    if (told === null) health.cleared(beganAt);
    else if (slowsLane(told)) health.trouble(told, beganAt);
    const answer = answerOf(told, status, clock.now());
    const event = await judge(bound, job, told, signal);
    return { ...event, told: { ...event.told, askedAt, answer } };
  }

  /** What follows from an answer; null is a success. */
  async function judge(
    bound: Bound,
    job: RemovalJob,
    told: Failure | null,
    signal: AbortSignal,
  ): Promise<RemovalEvent> {
    if (told !== null && !answers(told)) return stays(job, told);
    // That it is not there, or was deleted, is untrue as long as it is found.
    const failure = told === null ? stillThere : told.kind === 'not-found' ? denied : told;
    // Whatever was answered, something in between may have said it: the item itself is asked for, each time.
    const beganAt = clock.monotonic();
    const there = await isThere(bound, job, signal).catch((error: unknown) => failureOf(error));
    if (there === false) return missing();
    if (signal.aborted) return doubtedFor(failure);
    if (there !== true) {
      if (slowsLane(there)) health.trouble(there, beganAt);
      return failure.kind === 'unauthorized' ? refusedFor(failure) : doubtedFor(failure);
    }
    return stays(job, failure);
  }

  /** The provider was asked for it, and does not have it. */
  const missing = (): RemovalEvent => ({ kind: 'removed', told: { checkedAt: clock.now() } });

  /** Nobody was asked for it: it is as it was before its turn came. */
  function notAsked(job: RemovalJob): RemovalEvent {
    waits.set(job.id, 0);
    return { kind: 'postponed', failure: cancelled, untilAt: clock.now(), spent: false };
  }

  /** What is to become of it instead of being asked for; null when it takes along no more than was confirmed. */
  async function wider(bound: Bound, job: RemovalJob, signal: AbortSignal) {
    if (!mayTakeMore(bound, job)) return null;
    let more = false;
    const look = async () => {
      more = await takesMore(bound, job, signal);
    };
    const failure = await failureOfAsking(() => paceOf(bound.session).run(look, signal));
    if (signal.aborted) return notAsked(job);
    if (failure === null) return more ? refusedFor(invalidInput('changed')) : null;
    if (failure.kind === 'not-found') return missing();
    return stays(job, failure);
  }

  const refusedFor = (failure: Failure): RemovalEvent => ({ kind: 'refused', failure });
  const doubtedFor = (failure: Failure) => doubtedAt(failure, clock.now());
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
    const event = refusedFor(failure);
    await deps.eachRest(accountId, null, (ids) => settle(ids.map((id) => ({ id, event }))));
    refusing = false;
  }

  /** Answers what came of it; null where it stays as it is. */
  async function removeOne(
    job: RemovalJob,
    flight: Flight<RemovalId>,
  ): Promise<RemovalEvent | null> {
    const { id, runId } = job;
    const { signal } = flight;
    const beganAt = clock.monotonic();
    let bound: Bound;
    try {
      bound = await whileWanted(sessions(accountId), signal);
    } catch (error) {
      if (signal.aborted) return null;
      const failure = failureOf(error);
      if (failure.kind !== 'keychain-unavailable') return refusedFor(failure);
      // The lane parks all that is ready until the keychain can be read again.
      health.trouble(failure, beganAt);
      return null;
    }
    const guarded = carriesMore(table, job)
      ? refusedFor(invalidInput('changed'))
      : await guard(job, signal);
    if (signal.aborted || guarded === 'stays') return null;
    if (guarded !== 'safe') return guarded;
    if (!deps.mayAsk(runId) || ledger.get(id)?.job.state !== 'queued') return null;
    try {
      // With others that begin or end at this moment, so that the disk is waited for once.
      await flight.commit(() => ledger.together([{ id, event: { kind: 'started' } }]));
    } catch {
      // That it would be asked for could not be written, so it was not: the lane rests a moment.
      return null;
    }
    const asked = ledger.get(id)?.job ?? job;
    return ask(bound, asked, flight).catch((error: unknown) => doubtedFor(failureOf(error)));
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
    const delayMs = delayBefore(why, job.attempt, random());
    if (delayMs === null) return found({ kind: 'there', againAt: null });
    waits.set(job.id, delayMs);
    return found({ kind: 'there', againAt: clock.now() + delayMs });
  }

  return {
    nextGroup(free) {
      return refusing ? [] : free(1);
    },
    async send(group, flight) {
      for (const { job } of group) {
        const event = await flight.inTurn(async () => {
          const came = await removeOne(job, flight);
          if (came === null || came.kind === 'removed' || flight.isDropped()) return came;
          // Known before another has its turn, which may fare no better.
          await write(job.id, came);
          const refused = came.kind === 'refused' && came.failure.kind === 'unauthorized';
          if (refused) await failTheRest(came.failure);
          return null;
        });
        // A success is written with the beginning of the one that has its turn by now.
        if (event !== null && !flight.isDropped()) await write(job.id, event);
      }
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

const cutOff = down('cut-answer');
const denied = down('unreadable-answer', 404);
