/**
 * Durable work: what was promised to a person and must come to an end, through crashes, full disks and
 * providers that do not answer. A kind of work (uploads, messages, removals) is a *client* of this kernel.
 *
 * A client gives (`JobsDeps` in `jobs.ts`):
 * - `table`: its rows; `step`: its pure machine, the only thing that changes a job; `roles`: what each of
 *   its states means to the kernel;
 * - `lane`: for each account the functions that send, look for what is in doubt and follow what goes on;
 * - what it calls itself in the log, and the clock, chance and transaction that it runs on.
 *
 * It gets (`Jobs` in `jobs.ts`): a ledger in memory and on disk where a row is committed before it is
 * announced; settling while the library refuses; questions after 2, 10 and 60 s about what is in doubt;
 * lanes with a pace and a pause an account; restart, cancel, quitting; events to any number of listeners.
 * Nothing here knows a provider.
 */
import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';

/** What the kernel reads of every job. Whatever else a client has in it is the client's. */
export interface Job {
  readonly id: string;
  readonly accountId: AccountId;
  readonly state: string;
}

/** The types of one client, as a single parameter: `createJobs<UploadKinds>(…)`. */
export interface Kinds {
  /** A job with the facts beside it that only the main process may know (a path, a hash). */
  readonly entry: { readonly job: Job };
  /** What can happen to a job beside what the kernel itself does to it (`KernelEvent`). */
  readonly event: { readonly kind: string };
  /** What came from outside with a change and is recorded with it (`Within.record`); `never` for none. */
  readonly item: unknown;
  /** What the client remembers of a live job while Satchel runs; forgotten with its end. */
  readonly memory: object;
}

export type EntryOf<K extends Kinds> = K['entry'];
export type JobOf<K extends Kinds> = K['entry']['job'];
export type IdOf<K extends Kinds> = K['entry']['job']['id'];
export type StateOf<K extends Kinds> = K['entry']['job']['state'];
export type FactsOf<K extends Kinds> = Partial<Omit<K['entry'], 'job'>>;
export type EventOf<K extends Kinds> = KernelEvent | K['event'];

/** What a state of a client means to the kernel. */
export type Role =
  /** Nothing is to be done for it by the lane. */
  | 'idle'
  /** It goes as soon as the lane has room for it. */
  | 'ready'
  /** It goes when its time has come (`waitOf`), or a person did what it waits for. */
  | 'waiting'
  /** A request carries it. */
  | 'sending'
  /** Its last bytes went and what became of them is not known. */
  | 'in-doubt'
  /** It was taken, and what becomes of it there is asked for now and then (`LaneClient.follow`). */
  | 'followed'
  /** Nothing more happens to it by itself. */
  | 'ended';

export type Roles<S extends string> = Readonly<Record<S, Role>>;

/**
 * What the kernel does to a job; every client's `step` knows what follows from it. A job may get any of them in
 * any state, and an event that does not belong to the state changes nothing. Times are epoch ms.
 */
export type KernelEvent =
  /** To one that waits: what it waited for is over. */
  | { readonly kind: 'due' }
  /** A person does not want it. What may have been done at the provider by then is found out all the same. */
  | { readonly kind: 'cancel' }
  /**
   * It is not at the provider; it goes again then. What was nobody's fault spends no attempt. The kernel says
   * this to all that is ready while the account waits for a person (`untilResumed`), a client to any other.
   */
  | {
      readonly kind: 'postponed';
      readonly failure: Failure;
      readonly untilAt: number;
      readonly spent: boolean;
    }
  /** To one in doubt: the provider does not show it yet, or could not be asked; it is asked again then. */
  | { readonly kind: 'asked'; readonly untilAt: number }
  /** To one in doubt: the provider was asked for the last time and does not have it; `anew`: nor a part of it. */
  | { readonly kind: 'absent'; readonly anew?: true }
  /** To one in doubt: the provider cannot tell whether it has it: only a person may send it again. */
  | { readonly kind: 'untold'; readonly failure: Failure }
  /**
   * To every job, ended ones too: Satchel started again and found it as it was left; and to one that a bug left
   * in the role `sending`. `askAt`: from then on it is asked for; `held`: nobody can be, its time is waited out.
   */
  | { readonly kind: 'restarted'; readonly askAt: number; readonly held?: boolean };

/** One thing that happened to one job. */
export interface Change<K extends Kinds> {
  readonly id: IdOf<K>;
  readonly event: EventOf<K>;
  /** Written with it, where the event changes the job. */
  readonly facts?: FactsOf<K>;
  /** Recorded in the same transaction, which may turn `event` into a better one (`Within.record`). */
  readonly item?: K['item'];
}

/** Until when, and why, a job waits or is in doubt. */
export interface Wait {
  /** Epoch ms; `untilResumed` for what waits for a person. */
  readonly untilAt: number;
  readonly failure: Failure;
}

/** The rows of a client. Each of these throws when the library refuses, and then has changed nothing. */
export interface JobTable<K extends Kinds> {
  /** What is to be in memory, in the order in which it was added: at the least every job that is not ended. */
  load(): readonly EntryOf<K>[];
  insert(entry: EntryOf<K>): void;
  /** Never an upsert: a job whose account was removed meanwhile must not come back. */
  update(entry: EntryOf<K>): void;
  remove(job: JobOf<K>): void;
  /** A job by its id, for a client whose ended jobs are on disk only (`LedgerDeps.endedOnDisk`). */
  get?(id: IdOf<K>): EntryOf<K> | null;
}
