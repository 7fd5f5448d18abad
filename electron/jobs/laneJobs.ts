import type { AccountId } from '../../shared/ids.ts';
import { untilResumed } from '../../shared/instant.ts';
import type { EntryOf, IdOf, Kinds, Wait } from './job.ts';
import type { LaneDeps } from './laneClient.ts';

type LaneJobsDeps<K extends Kinds> = Pick<LaneDeps<K>, 'ledger' | 'waitOf' | 'isWaitedOut'> & {
  readonly accountId: AccountId;
  /** A request carries it: it is no business of anybody else until that is over. */
  readonly isTaken: (id: IdOf<K>) => boolean;
};

export type LaneJobs<K extends Kinds> = ReturnType<typeof createLaneJobs<K>>;

/** Which jobs of an account stand where, as its lane needs to know. */
export function createLaneJobs<K extends Kinds>(deps: LaneJobsDeps<K>) {
  const { ledger, accountId, isTaken } = deps;
  const waitOf = (id: IdOf<K>): Wait | null => {
    const entry = ledger.get(id);
    return entry === undefined ? null : deps.waitOf(entry.job);
  };
  const isParked = (id: IdOf<K>) => waitOf(id)?.untilAt === untilResumed;
  const isWaitedOut = (id: IdOf<K>) => {
    const entry = ledger.get(id);
    return entry !== undefined && deps.isWaitedOut?.(entry.job) === true;
  };
  const inDoubt = () => ledger.inRole(accountId, 'in-doubt').filter((id) => !isTaken(id));
  const free = (ids: readonly IdOf<K>[]) => ids.filter((id) => !isTaken(id));

  return {
    waitOf,
    isWaitedOut,
    entriesOf: (ids: readonly IdOf<K>[]): EntryOf<K>[] =>
      ids.flatMap((id): readonly EntryOf<K>[] => {
        const entry = ledger.get(id);
        return entry === undefined ? [] : [entry];
      }),
    ready: () => free(ledger.inRole(accountId, 'ready')),
    /** They wait for an instant. */
    waitingForTime: () => free(ledger.inRole(accountId, 'waiting')).filter((id) => !isParked(id)),
    /** They wait for a person. */
    parked: () => ledger.inRole(accountId, 'waiting').filter(isParked),
    /** In doubt, and nobody can be asked about them. */
    waitedOut: () => inDoubt().filter(isWaitedOut),
    askable: () => inDoubt().filter((id) => !isWaitedOut(id)),
    /** Taken at the provider, where something becomes of them. */
    followed: () => ledger.inRole(accountId, 'followed'),
  };
}
