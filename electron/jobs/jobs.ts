import type { AccountId } from '../../shared/ids.ts';
import { inPortions } from '../base/inPortions.ts';
import type { Log } from '../base/log.ts';
import { firstAskMs } from './doubt.ts';
import type { Change, EventOf, IdOf, JobOf, Kinds } from './job.ts';
import { createLane, type Lane } from './lane.ts';
import type { LaneRules } from './laneClient.ts';
import { createLedger } from './ledger.ts';
import type { Ledger, LedgerDeps } from './ledgerTypes.ts';
import { createSettling } from './settle.ts';

/** Written in one transaction: thousands would stop everything else. */
const rowsAtOnce = 500;
/** How long a quitting Satchel waits for the answer to bytes that are already gone. */
const usualGraceMs = 2_000;

/** What a client gives to the kernel; `job.ts` tells the whole. */
export interface JobsDeps<K extends Kinds> extends LedgerDeps<K>, LaneRules<K> {
  /** What the client is called in the log: `<name>-not-written`, `<name>-lane-troubled`. */
  readonly name: string;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** What happens to a job that an earlier run left; `restarted`, asked after 2 s, unless given. */
  readonly restarted?: (job: JobOf<K>, now: number) => EventOf<K>;
  /** Ms; 2 s unless given. */
  readonly quitGraceMs?: number;
}

export type Jobs<K extends Kinds> = ReturnType<typeof createJobs<K>>;

/** Durable work of one kind, from the row that promises it to the row that tells how it ended. */
export function createJobs<K extends Kinds>(deps: JobsDeps<K>) {
  const { clock } = deps;
  const ledger: Ledger<K> = createLedger<K>(deps);
  const settling = createSettling<K>({ ledger, clock, log: deps.log, name: deps.name });
  const { settle } = settling;
  const lanes = new Map<AccountId, Lane<K>>();
  let closed = false;
  /** What an earlier run left is known for what it is; before that nothing may be sent. */
  let takenUp = false;

  function laneOf(accountId: AccountId): Lane<K> {
    const known = lanes.get(accountId);
    if (known !== undefined) return known;
    const lane = createLane<K>(accountId, {
      ...deps,
      ledger,
      settle,
      restarted,
      mayBegin: () => takenUp,
    });
    lanes.set(accountId, lane);
    return lane;
  }

  function byAccount(ids: readonly IdOf<K>[]): Map<AccountId, IdOf<K>[]> {
    const groups = new Map<AccountId, IdOf<K>[]>();
    for (const id of ids) {
      const account = ledger.get(id)?.job.accountId;
      if (account === undefined) continue;
      const own = groups.get(account);
      if (own === undefined) groups.set(account, [id]);
      else own.push(id);
    }
    return groups;
  }

  const restarted = (job: JobOf<K>): EventOf<K> =>
    deps.restarted?.(job, clock.now()) ?? { kind: 'restarted', askAt: clock.now() + firstAskMs };

  return {
    ledger,
    /** Listeners hear of what is committed, at a pace; answers what ends it. */
    subscribe: ledger.subscribe,
    settle,
    /** Takes up what an earlier run left, however long the library refuses; false when closed by then. */
    async start(): Promise<boolean> {
      await inPortions(ledger.all(), rowsAtOnce, async (portion) => {
        await settle(portion.map(({ job }): Change<K> => ({ id: job.id, event: restarted(job) })));
      });
      if (closed) return false;
      takenUp = true;
      for (const account of ledger.accounts()) {
        const lane = laneOf(account);
        lane.restore();
        lane.pump();
      }
      return true;
    },
    /** Jobs of these accounts are ready, or due. */
    pump(accounts: Iterable<AccountId>): void {
      for (const account of accounts) laneOf(account).pump();
    },
    /** `write` may repeat what was refused: each lane's part, since a second cancel means more. */
    async cancel(
      ids: readonly IdOf<K>[],
      write: (work: () => void) => Promise<void> = async (work) => work(),
    ): Promise<void> {
      for (const [account, own] of byAccount(ids)) await write(() => laneOf(account).cancel(own));
    },
    /** A person has what stands in the way of these tried once more. */
    insist(ids: readonly IdOf<K>[]): void {
      for (const account of byAccount(ids).keys()) laneOf(account).resume(true);
    },
    /** The account's secret was replaced, or the keychain can be read again. */
    resumeAccount(accountId: AccountId): void {
      laneOf(accountId).resume();
    },
    /** What `isPaused` says was changed. */
    pausesChanged(): void {
      for (const [accountId, lane] of lanes) {
        if (deps.isPaused(accountId)) lane.pause();
        lane.pump();
      }
    },
    /** The account is gone; its rows are the client's to remove. */
    dropAccount(accountId: AccountId): void {
      lanes.get(accountId)?.drop();
      lanes.delete(accountId);
    },
    /** Quitting: what has let go of its last bytes may answer yet. Nothing is written after this. */
    async close(): Promise<void> {
      const graceMs = deps.quitGraceMs ?? usualGraceMs;
      const stopHurry = clock.after(graceMs, settling.hurry);
      await Promise.all([...lanes.values()].map((lane) => lane.close(graceMs)));
      stopHurry();
      closed = true;
      settling.close();
      ledger.close();
    },
  };
}
