import type { Failure } from '../../../shared/failure.ts';
import { providerDown } from '../../../shared/failures.ts';
import type { AccountId, JobId } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/upload.ts';
import type { RemoteItem, SendOutcome, Unsure } from '../../providers/provider.ts';
import { firstAskMs } from '../doubt/asking.ts';
import { arrivedUntilAt, holdMsOf } from '../doubt/holding.ts';
import type { Change } from '../ledger/jobBook.ts';
import type { UploadEvent } from '../ledger/uploadMachine.ts';
import type { Flight } from './flight.ts';
import { afterFailure, blocksAccount, isAnswer } from './judge.ts';
import type { LaneDeps } from './laneDeps.ts';
import type { LaneHealth } from './laneHealth.ts';
import type { ServerTime } from './serverTime.ts';
import type { Waits } from './waits.ts';

interface FollowingDeps {
  readonly accountId: AccountId;
  readonly deps: LaneDeps;
  readonly health: LaneHealth;
  readonly waits: Waits;
  readonly serverTime: ServerTime;
}

/** An answer that does not say what became of the file. */
const unclear: Unsure = {
  kind: 'unsure',
  failure: providerDown('unreadable-answer'),
};

/** What outcomes mean for their jobs, for the library and for the lane. */
export function createFollowing({ accountId, deps, health, waits, serverTime }: FollowingDeps) {
  const { book, clock, random } = deps;

  function doubt(id: JobId, { failure, own }: Unsure, shared: boolean): UploadEvent {
    const now = clock.now();
    const answered = isAnswer(failure) ? { answered: { own: own === true, shared } } : {};
    // What had arrived can be asked for by name.
    const arrived = book.get(id)?.job.arrived !== undefined;
    const holdMs = arrived ? null : holdMsOf(deps.uploadOf(accountId));
    if (holdMs !== null) {
      return { kind: 'doubted', failure, untilAt: now + holdMs, held: true, ...answered };
    }
    // An account that is paused cannot be asked either.
    const blocked = blocksAccount(failure) && health.blockedBy() !== null;
    const untilAt = blocked ? untilResumed : now + Math.max(firstAskMs, health.heldMs());
    return { kind: 'doubted', failure, untilAt, ...answered };
  }

  function failed(id: JobId, failure: Failure): Change {
    const now = clock.now();
    if (blocksAccount(failure) && health.blockedBy() === null) {
      // The account was resumed meanwhile, and nobody would come to resume this one by itself.
      waits.set(id, 0);
      return { id, event: { kind: 'postponed', failure, untilAt: now, spent: false } };
    }
    const event = afterFailure(failure, {
      attempt: book.get(id)?.job.attempt ?? 0,
      random: random(),
      now,
      heldUntilAt: now + health.heldMs(),
    });
    if (event.kind === 'postponed') waits.set(id, event.untilAt - now);
    return { id, event };
  }

  return {
    failed,
    /** It is stored, but not yet in its target; written down before that is tried. Throws. */
    arrived(id: JobId, item: RemoteItem): void {
      const [mediaId] = deps.record(accountId, [item]);
      if (mediaId === undefined) return;
      const untilAt = arrivedUntilAt(deps.uploadOf(accountId), clock.now());
      book.change([{ id, event: { kind: 'arrived', mediaId, ref: item.ref, untilAt } }]);
    },
    follow(
      ids: readonly JobId[],
      outcomes: readonly SendOutcome[],
      flight: Flight,
      beganAt: number,
    ): Change[] {
      const shared = ids.length > 1;
      return ids.flatMap((id, index): Change | Change[] => {
        const outcome = outcomes[index];
        if (outcome === undefined) return { id, event: doubt(id, unclear, shared) };
        if (outcome.kind === 'stored') {
          health.cleared(beganAt);
          const { item } = outcome;
          const event = doubt(id, unclear, shared);
          // Of another size it is hardly ours, of none it is only an id: somebody must look.
          if (item.sizeBytes !== book.get(id)?.job.sizeBytes) return { id, event };
          if (item.storedAt !== null) serverTime.saw(item.storedAt, book.get(id));
          return { id, item, event };
        }
        const { failure } = outcome;
        const ownAbort = failure.kind === 'cancelled' && !flight.committed;
        if (ownAbort) return { id, event: { kind: 'released' } };
        health.trouble(failure, beganAt);
        if (outcome.kind === 'unsure') return { id, event: doubt(id, outcome, shared) };
        if (failure.kind === 'not-found' && book.get(id)?.job.arrived !== undefined) {
          // What was to be put into its target lives no more: it is uploaded anew.
          const untilAt = clock.now() + health.heldMs();
          waits.set(id, health.heldMs());
          return [
            { id, event: { kind: 'strayed' } },
            { id, event: { kind: 'postponed', failure, untilAt, spent: true } },
          ];
        }
        return failed(id, failure);
      });
    },
  };
}
