import type { AccountId, JobId } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/upload.ts';
import { down } from '../../http/httpFailure.ts';
import { failureOf } from '../lane/failureOf.ts';
import { delayAfter, refuses } from '../lane/judge.ts';
import type { LaneDeps } from '../lane/laneDeps.ts';
import type { LaneHealth } from '../lane/laneHealth.ts';
import type { ServerTime } from '../lane/serverTime.ts';
import type { Waits } from '../lane/waits.ts';
import type { Change } from '../ledger/jobBook.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import { findArrived } from './findArrived.ts';
import { findStored } from './findStored.ts';
import { holdMsOf, isHeld } from './holding.ts';

/** Since the doubt began: a provider may list late what it has stored. */
const askAfterMs = [2_000, 10_000, 60_000] as const;
/** What the list cannot tell may be told yet, so it is asked for longer, and then a person decides. */
const askUntoldAfterMs = [...askAfterMs, 3 * 60_000, 5 * 60_000] as const;
const leastPauseMs = 1_000;
/**
 * How much further back the list is read before absence is believed: a clock that was set meanwhile may
 * have put what is looked for below what was there before, by all that time zones can be apart.
 */
const zonesMs = 26 * 60 * 60_000;
/** Until bytes are looked at again that could not be had. */
const unclearPauseMs = 30_000;

/** How long to wait before asking for the first time. */
export const firstAskMs = askAfterMs[0];

export type Asking = ReturnType<typeof createAsking>;

interface AskingDeps {
  readonly accountId: AccountId;
  readonly deps: LaneDeps;
  readonly health: LaneHealth;
  readonly waits: Waits;
  readonly serverTime: ServerTime;
  /** All whose fate is open and that no request carries any more. */
  readonly inDoubt: () => readonly JobId[];
  /** A request of several was refused, and not all of it may be to blame. */
  readonly goAlone: (id: JobId) => void;
}

/** Finds out what became of jobs whose last bytes were sent and not answered for. */
export function createAsking(given: AskingDeps) {
  const { accountId, deps, health, waits, serverTime, inDoubt, goAlone } = given;
  const { book, clock, random, log } = deps;
  const rounds = new Map<JobId, number>();
  /** By the monotonic clock. */
  const doubtedAt = new Map<JobId, number>();
  const stopped = new AbortController();
  let busy = false;
  let refusals = 0;

  function again(id: JobId, ms: number): Change {
    waits.set(id, ms);
    const untilAt = health.blockedBy() === null ? clock.now() + ms : untilResumed;
    return { id, event: { kind: 'asked', untilAt } };
  }

  function absent(id: JobId): Change {
    const job = book.get(id)?.job;
    if (job?.state === 'unsure' && job.answered?.shared && refuses(job.failure)) goAlone(id);
    return { id, event: { kind: 'absent' } };
  }

  /** The provider has said itself that it did not take it: one look is enough. */
  function wasRefused(id: JobId): boolean {
    const job = book.get(id)?.job;
    return job?.state === 'unsure' && job.answered?.own === true;
  }

  const roundOf = (id: JobId) => (rounds.get(id) ?? 0) + 1;

  function notSeen(id: JobId, beganAt: number, untold = false): Change {
    if (wasRefused(id)) return absent(id);
    const round = roundOf(id);
    const waited = beganAt - (doubtedAt.get(id) ?? beganAt);
    const asks = untold ? askUntoldAfterMs : askAfterMs;
    const due = asks[Math.min(round, asks.length - 1)] ?? 0;
    // However often a person has it asked earlier, absence is believed only at the end.
    if (round >= asks.length && waited >= due) {
      return untold ? { id, event: { kind: 'untold', failure: down('untold') } } : absent(id);
    }
    rounds.set(id, round);
    return again(id, Math.max(leastPauseMs, due - waited));
  }

  async function searchList(wanted: readonly UploadEntry[], beganAt: number): Promise<Change[]> {
    if (wanted.length === 0) return [];
    const { provider, session } = await deps.sessions(accountId);
    // Of equal files the older item belongs to the older attempt, though its turn to ask is later.
    const all = [...wanted, ...othersInDoubt(wanted)];
    const found = await findStored({
      accountId,
      provider,
      session,
      wanted: serverTime.inOrder(all),
      sinceAt: (newestAt) =>
        serverTime.earliest(all, { serverNow: session.http.serverNow(), newestAt }),
      deeperMs: wanted.some(({ job: { id } }) => roundOf(id) >= askAfterMs.length) ? zonesMs : 0,
      record: deps.record,
      isClaimed: book.isClaimed,
      signal: stopped.signal,
    });
    const asked = new Set(wanted.map(({ job: { id } }) => id));
    return all.flatMap(({ job: { id } }): Change | [] => {
      const mediaId = found.stored.get(id);
      if (mediaId !== undefined && book.claim(mediaId))
        return { id, event: { kind: 'stored', mediaId } };
      if (!asked.has(id)) return [];
      // The same round again, later: it has not been told that it is absent.
      if (found.unclear.has(id)) return again(id, unclearPauseMs);
      return notSeen(id, beganAt, found.untold.has(id));
    });
  }

  function othersInDoubt(wanted: readonly UploadEntry[]): UploadEntry[] {
    const asked = new Set(wanted.map(({ job: { id } }) => id));
    return inDoubt().flatMap((id) => {
      const entry = asked.has(id) ? undefined : book.get(id);
      return entry && !isHeld(entry.job) && entry.job.arrived === undefined ? [entry] : [];
    });
  }

  async function searchTarget({ job }: UploadEntry, beganAt: number): Promise<Change[]> {
    const { id } = job;
    const { provider, session } = await deps.sessions(accountId);
    const { record } = deps;
    const { signal } = stopped;
    const found = await findArrived({ accountId, provider, session, record, signal }, job);
    if (typeof found !== 'string') return [{ id, event: { kind: 'stored', mediaId: found } }];
    const change = notSeen(id, beganAt, found === 'untold');
    // What is not there at first may be listed late; sent anew, it would be in its target twice.
    const gone = found === 'gone' && change.event.kind === 'absent';
    if (!gone) return [change];
    return [
      { id, event: { kind: 'strayed' } },
      { id, event: { kind: 'absent', anew: true } },
    ];
  }

  async function search(ids: readonly JobId[], beganAt: number): Promise<Change[]> {
    const wanted = ids.flatMap((id) => book.get(id) ?? []);
    const [arrived, listed] = split(wanted, ({ job }) => job.arrived !== undefined);
    const changes: Change[] = [];
    for (const entry of arrived) changes.push(...(await searchTarget(entry, beganAt)));
    return [...changes, ...(await searchList(listed, beganAt))];
  }

  return {
    busy: () => busy,
    /** A job just became unsure. */
    expect(id: JobId): void {
      rounds.delete(id);
      doubtedAt.set(id, clock.monotonic());
      const held = isHeld(book.get(id)?.job);
      waits.set(id, (held ? holdMsOf(deps.uploadOf(accountId)) : null) ?? firstAskMs);
    },
    async ask(ids: readonly JobId[]): Promise<void> {
      busy = true;
      const beganAt = clock.monotonic();
      for (const id of ids) if (!doubtedAt.has(id)) doubtedAt.set(id, beganAt);
      try {
        const changes = await search(ids, beganAt);
        refusals = 0;
        if (!stopped.signal.aborted) await deps.settle(changes);
      } catch (error) {
        if (stopped.signal.aborted) return;
        // Without an answer nothing is sent again: the same round, later.
        const failure = failureOf(error, log);
        refusals += 1;
        health.trouble(failure, beganAt);
        const delay = delayAfter(failure, Math.min(refusals, 5), random()) ?? 60_000;
        log.info({ event: 'upload-ask-failed', accountId, kind: failure.kind });
        await deps.settle(ids.map((id) => again(id, Math.max(1_000, delay, health.heldMs()))));
      } finally {
        busy = false;
      }
    },
    stop(): void {
      stopped.abort();
    },
  };
}

function split<T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  return [all.filter(first), all.filter((one) => !first(one))];
}
