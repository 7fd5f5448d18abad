import type { Failure } from '../../../shared/failure.ts';
import { providerDown } from '../../../shared/failures.ts';
import type { JobId } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/instant.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { firstAskMs } from '../../jobs/doubt.ts';
import { blocksAccount, isAnswer } from '../../jobs/failureRules.ts';
import { type HealthNews, type HealthState, healthAfter, restMsOf } from '../../jobs/health.ts';
import type { SendOutcome, Unsure } from '../../providers/provider.ts';
import type { Dated } from '../doubt/serverTime.ts';
import type { UploadChange } from '../ledger/uploadKinds.ts';
import type { UploadEvent } from '../ledger/uploadMachine.ts';
import { afterFailure } from './judge.ts';

/** How a lane stands as the outcome of one of its requests is known. */
export interface LaneNow {
  /** Epoch ms. */
  readonly now: number;
  readonly monotonic: number;
  /** In [0, 1). */
  readonly random: number;
  readonly health: HealthState;
  /** When the request began, by the monotonic clock; `tookMs` is at least how long ago that is. */
  readonly beganAt: number;
  readonly tookMs: number;
  /** Its last bytes were let go. */
  readonly committed: boolean;
  /** It carried several files. */
  readonly shared: boolean;
  /** After which what is in doubt is there no more; null for a provider that can be asked. */
  readonly waitOutMs: number | null;
}

/** What is to be done with the lane once the changes are written. */
export type LaneEffect =
  | { readonly kind: 'health'; readonly news: HealthNews }
  | { readonly kind: 'wait'; readonly id: JobId; readonly ms: number }
  | { readonly kind: 'goes-alone'; readonly id: JobId }
  | { readonly kind: 'dated'; readonly dated: Dated };

export interface Decision {
  readonly changes: readonly UploadChange[];
  readonly effects: readonly LaneEffect[];
}

/** An answer that does not say what became of the file. */
const unclear: Unsure = {
  kind: 'unsure',
  failure: providerDown('unreadable-answer'),
};

/** What the outcome of a request means for one of its jobs and for the lane. Changes nothing itself. */
export function decide(job: UploadJob, outcome: SendOutcome | undefined, lane: LaneNow): Decision {
  const { id } = job;
  if (outcome === undefined) return only({ id, event: doubted(job, unclear, lane) });
  const { beganAt, now, random } = lane;
  if (outcome.kind === 'stored') {
    const { item } = outcome;
    const cleared: HealthNews = { kind: 'cleared', beganAt };
    const event = doubted(job, unclear, heard(lane, cleared));
    const health: LaneEffect = { kind: 'health', news: cleared };
    // An item of another size is hardly ours, and without one it is only an id: somebody must look.
    if (item.sizeBytes !== job.sizeBytes) return { changes: [{ id, event }], effects: [health] };
    const { storedAt } = item;
    const dated = { storedAt: storedAt ?? 0, tookMs: lane.tookMs, at: lane.monotonic };
    return {
      changes: [{ id, item, event }],
      effects: storedAt === null ? [health] : [health, { kind: 'dated', dated }],
    };
  }
  const { failure } = outcome;
  const ownAbort = failure.kind === 'cancelled' && !lane.committed;
  if (ownAbort) return only({ id, event: { kind: 'released' } });
  if (outcome.kind === 'failed' && !(failure.kind === 'not-found' && job.arrived !== undefined)) {
    return decideFailed(job, failure, lane);
  }
  const trouble: HealthNews = { kind: 'trouble', failure, beganAt, random };
  const after = heard(lane, trouble);
  const health: LaneEffect = { kind: 'health', news: trouble };
  if (outcome.kind === 'unsure') {
    return { changes: [{ id, event: doubted(job, outcome, after) }], effects: [health] };
  }
  // What was to be put into its target lives no more: it is uploaded anew.
  const ms = restMsOf(after.health, after.monotonic);
  return {
    changes: [
      { id, event: { kind: 'arrival-lost' } },
      { id, event: { kind: 'postponed', failure, untilAt: now + ms, spent: true } },
    ],
    effects: [health, { kind: 'wait', id, ms }],
  };
}

/** What follows for a job that is certainly not at the provider, for that reason. */
export function decideFailed(job: UploadJob, failure: Failure, lane: LaneNow): Decision {
  const { id, attempt } = job;
  const { now, random, beganAt } = lane;
  const trouble: HealthNews = { kind: 'trouble', failure, beganAt, random };
  const { health, monotonic } = heard(lane, trouble);
  const effect: LaneEffect = { kind: 'health', news: trouble };
  if (blocksAccount(failure) && health.blockedBy === null) {
    // The account was resumed meanwhile, and nobody would come to resume this one by itself.
    return {
      changes: [{ id, event: { kind: 'postponed', failure, untilAt: now, spent: false } }],
      effects: [effect, { kind: 'wait', id, ms: 0 }],
    };
  }
  const restsUntilAt = now + restMsOf(health, monotonic);
  const event = afterFailure(failure, { attempt, random, now, restsUntilAt });
  const waits: readonly LaneEffect[] =
    event.kind === 'postponed' ? [{ kind: 'wait', id, ms: event.untilAt - now }] : [];
  return { changes: [{ id, event }], effects: [effect, ...waits] };
}

/** The same for all jobs of a request: each is decided by how the others leave the lane. */
export function decideAll(
  jobs: readonly UploadJob[],
  outcomes: readonly (SendOutcome | undefined)[],
  lane: LaneNow,
): Decision {
  const refused = jobs.length > 1 && jobs.every((_, index) => isRefusal(outcomes[index]));
  if (refused) {
    return {
      changes: jobs.map(({ id }) => ({ id, event: { kind: 'regrouped' } })),
      effects: jobs.map(({ id }) => ({ kind: 'goes-alone', id })),
    };
  }
  const changes: UploadChange[] = [];
  const effects: LaneEffect[] = [];
  let current = lane;
  for (const [index, job] of jobs.entries()) {
    const decision = decide(job, outcomes[index], current);
    changes.push(...decision.changes);
    effects.push(...decision.effects);
    for (const effect of decision.effects) {
      if (effect.kind === 'health') current = heard(current, effect.news);
    }
  }
  return { changes, effects };
}

function doubted(job: UploadJob, { failure, own }: Unsure, lane: LaneNow): UploadEvent {
  const { now, health, waitOutMs, shared } = lane;
  const answered = isAnswer(failure) ? { answered: { own: own === true, shared } } : {};
  // What had arrived can be asked for by name.
  if (waitOutMs !== null && job.arrived === undefined) {
    return { kind: 'doubted', failure, untilAt: now + waitOutMs, held: true, ...answered };
  }
  // An account that is paused cannot be asked either.
  const blocked = blocksAccount(failure) && health.blockedBy !== null;
  const waitMs = Math.max(firstAskMs, restMsOf(health, lane.monotonic));
  return { kind: 'doubted', failure, untilAt: blocked ? untilResumed : now + waitMs, ...answered };
}

const only = (change: UploadChange): Decision => ({ changes: [change], effects: [] });

const heard = (lane: LaneNow, news: HealthNews): LaneNow => ({
  ...lane,
  health: healthAfter(lane.health, news, lane.monotonic),
});

function isRefusal(outcome: SendOutcome | undefined): boolean {
  return outcome?.kind === 'failed' && outcome.failure.kind === 'provider-refused';
}
