import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Claims } from './claims.ts';
import type { Feed } from './feed.ts';
import type {
  Change,
  EntryOf,
  EventOf,
  IdOf,
  JobOf,
  JobTable,
  Kinds,
  Role,
  Roles,
  StateOf,
} from './job.ts';
import type { Runtimes } from './runtimes.ts';

/** What a client adds to the transaction that writes its jobs; what throws here undoes all of it. */
export interface Within<K extends Kinds> {
  /**
   * Records the items that came with changes; answers what these changes are for that, where that is
   * something better than their own event.
   */
  record?(
    changes: readonly Change<K>[],
    ledger: Pick<Ledger<K>, 'get' | 'claims'>,
  ): ReadonlyMap<Change<K>, EventOf<K>>;
  /** This row was written. */
  wrote?(entry: EntryOf<K>): void;
  /** Rows were removed; `all` are those in memory, the removed ones among them. */
  removed?(all: Iterable<EntryOf<K>>): void;
}

export interface LedgerDeps<K extends Kinds> {
  readonly table: JobTable<K>;
  /** Pure. What an event does not change it answers as the very same object, so that nothing is written. */
  readonly step: (job: JobOf<K>, event: EventOf<K>, now: number) => JobOf<K>;
  readonly roles: Roles<StateOf<K>>;
  /** All of it on disk when it returns, or none. */
  readonly atomically: (work: () => void) => void;
  readonly clock: Clock;
  /** What an error is to a person; a bug is logged by it. */
  readonly failureOf: (error: unknown) => Failure;
  /** Which go before all others that are ready. */
  readonly isUrgent?: (job: JobOf<K>) => boolean;
  /** Jobs that are held together or not at all (`LaneRules.isHeld`); one group unless given. */
  readonly groupOf?: (job: JobOf<K>) => string;
  /** What a job came to be at its provider, as no other job can; null while it is nothing. */
  readonly claimOf?: (job: JobOf<K>) => PropertyKey | null;
  /** What was claimed by jobs that are not loaded. */
  readonly claimed?: Iterable<PropertyKey>;
  /** Ended jobs are not kept in memory; `table.get` finds them. For what grows for ever. */
  readonly endedOnDisk?: boolean;
  readonly within?: Within<K>;
  /** After the commit, before anybody is told; must not throw. */
  readonly committed?: (entries: readonly EntryOf<K>[]) => void;
}

export interface Ledger<K extends Kinds> {
  get(id: IdOf<K>): EntryOf<K> | undefined;
  /** All that are in memory, in the order in which they were added. */
  all(): readonly EntryOf<K>[];
  /** Every account that had a job in this run, whether or not one is left. */
  accounts(): ReadonlySet<AccountId>;
  /** In the order in which they came into that state. */
  in(account: AccountId, state: StateOf<K>): readonly IdOf<K>[];
  inRole(account: AccountId, role: Role): readonly IdOf<K>[];
  /** Whether any job of the account is in that role. */
  isAny(account: AccountId, role: Role): boolean;
  /** How many of a group (`LedgerDeps.groupOf`) are in that role. */
  sizeOf(account: AccountId, role: Role, group: string): number;
  /** The first so many that are accepted and of no group that is held, the urgent before the others. */
  first(
    account: AccountId,
    states: readonly string[],
    which: {
      accept(id: IdOf<K>): boolean;
      isHeld?: ((group: string) => boolean) | undefined;
    },
    count: number,
  ): EntryOf<K>[];
  statesIn(role: Role): readonly string[];
  roleOf(job: JobOf<K>): Role;
  add(added: readonly EntryOf<K>[]): void;
  /** What is on disk already comes into memory too; what is there stays as it is. */
  take(found: readonly EntryOf<K>[]): void;
  remove(ids: readonly IdOf<K>[]): void;
  /** These for those, in one transaction. */
  replace(ids: readonly IdOf<K>[], added: readonly EntryOf<K>[]): void;
  /** Applies what happened, all of it in one transaction; answers the jobs that it changed. Throws. */
  change(changes: readonly Change<K>[]): JobOf<K>[];
  /** The same, written together with whatever else happens at this moment. */
  together(changes: readonly Change<K>[]): Promise<JobOf<K>[]>;
  /** What is shown and not kept, such as bytes under way: in memory only. */
  show(id: IdOf<K>, event: EventOf<K>): void;
  readonly claims: Claims<PropertyKey>;
  readonly runtimes: Runtimes<K['memory']>;
  readonly subscribe: Feed<JobOf<K>>['subscribe'];
  /** Tells what is gathered; nobody is told anything after this. */
  close(): void;
}
