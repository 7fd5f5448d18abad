import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Finding, Question } from './doubt.ts';
import type { Flight } from './flights.ts';
import type { Followed } from './follows.ts';
import type { Health } from './health.ts';
import type { Change, EntryOf, EventOf, IdOf, JobOf, Kinds, Wait } from './job.ts';
import type { Ledger } from './ledgerTypes.ts';
import type { Waits } from './waits.ts';

/** What a client may use of the lane that it works for. */
export interface LaneTools<K extends Kinds> {
  readonly accountId: AccountId;
  /** To be told of trouble and of what went well; it decides on pace and rest. */
  readonly health: Health;
  /** When jobs that wait are due: to be set with each event that makes one wait, by the monotonic clock. */
  readonly waits: Waits;
  /** Every job of the client, of other accounts too. */
  readonly ledger: Ledger<K>;
  /** Writes what happened, again and again until it is written or the client is closed; answers the jobs that it changed. */
  readonly settle: (changes: readonly Change<K>[]) => Promise<readonly JobOf<K>[]>;
}

/** What a client does on one account's way to its provider. */
export interface LaneClient<K extends Kinds> {
  /** What the next request carries, of the first so many that are ready; nothing to send nothing now. */
  nextGroup(free: (count: number) => readonly EntryOf<K>[]): readonly EntryOf<K>[];
  /**
   * Sends it and settles what came of it; each job has left the role `sending` when it resolves. What it
   * throws is a bug: it is logged, and the lane rests for some seconds.
   */
  send(group: readonly EntryOf<K>[], flight: Flight<IdOf<K>>): Promise<void>;
  /** Looks for jobs in doubt. Throws when nobody can be asked. */
  look(question: Question<K>): Promise<ReadonlyMap<IdOf<K>, Finding<K>>>;
  /** Asks what becomes of a job in the role `followed`. Throws when nobody can be asked. */
  follow?(entry: EntryOf<K>, signal: AbortSignal): Promise<Followed<K>>;
  /** The provider has said itself that it did not take it: one look is enough to believe that. */
  believesAtOnce?(job: JobOf<K>): boolean;
  /** Ms after which what cannot be asked about is there no more; null where that is not known. */
  waitOutMs?(): number | null;
  /** Nothing goes for a while: what is known of the provider may be long ago when it goes on. */
  rests?(): void;
}

/** What a lane takes of its client for all accounts. */
export interface LaneRules<K extends Kinds> {
  readonly laneOf: (tools: LaneTools<K>) => LaneClient<K>;
  /** Until when, and why, a job in the role `waiting` or `in-doubt` waits; null for any other. */
  readonly waitOf: (job: JobOf<K>) => Wait | null;
  /** In doubt, and nobody can be asked: its time is waited out, and a person alone makes it shorter. */
  readonly isWaitedOut?: (job: JobOf<K>) => boolean;
  /** A person keeps the account from sending. What is in doubt is asked for all the same. */
  readonly isPaused: (accountId: AccountId) => boolean;
  /** What is ready of a group (`LedgerDeps.groupOf`) is not to go yet, whatever the account does; to be pumped when that is over. */
  readonly isHeld?: (group: string) => boolean;
  /** Requests at once, and how many more are prepared meanwhile; 6 and 0 unless given. */
  readonly pace?: { readonly width?: number; readonly ahead?: number };
}

export interface LaneDeps<K extends Kinds> extends LaneRules<K> {
  readonly ledger: Ledger<K>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly name: string;
  readonly failureOf: (error: unknown) => Failure;
  readonly settle: (changes: readonly Change<K>[]) => Promise<readonly JobOf<K>[]>;
  /** What happens to a job as a crash leaves it. */
  readonly restarted: (job: JobOf<K>) => EventOf<K>;
  /** Not before what an earlier run left was taken up. */
  readonly mayBegin: () => boolean;
}
