import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Doubtful, DueTable } from './dueTable.ts';

const atOnce = 64;
const shortestPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;
/** Timers stand still while the machine sleeps, so the wall clock is looked at now and then. */
const longestSleepMs = 5 * 60_000;

/** One sleeper to the next end of an item anywhere, which then asks whether it is really gone. */
export interface ExpiryWatch {
  /** To be called whenever rows were written: the next end may be nearer now. */
  wake(): void;
  /** The account answers again, so its items need not wait any longer. */
  forgive(accountId: AccountId): void;
  close(): void;
}

export interface ExpiryWatchDeps {
  readonly clock: Clock;
  readonly due: DueTable;
  /** Items of one account; answers with those that are still in doubt, throws when none can be asked. */
  check(accountId: AccountId, items: readonly Doubtful[]): Promise<readonly MediaId[]>;
}

export function createExpiryWatch({ clock, due, check }: ExpiryWatchDeps): ExpiryWatch {
  const accounts = new Map<AccountId, { untilAt: number; pauseMs: number }>();
  const items = new Map<MediaId, number>();
  let cancel: (() => void) | null = null;
  const busy = new Set<AccountId>();
  let closed = false;

  const waiting = () => ({
    accounts: [
      ...busy,
      ...[...accounts].flatMap(([id, { untilAt }]) => (untilAt > clock.now() ? [id] : [])),
    ],
    ids: [...items.keys()],
  });
  const forget = (now: number) => {
    for (const [id, untilAt] of items) if (untilAt <= now) items.delete(id);
  };

  const arm = () => {
    cancel?.();
    cancel = null;
    if (closed) return;
    const now = clock.now();
    forget(now);
    const ends = [...items.values(), ...[...accounts.values()].map((pause) => pause.untilAt)];
    const next = due.nextAt(waiting(), now);
    const nearest = Math.min(next ?? Number.POSITIVE_INFINITY, ...ends.filter((at) => at > now));
    if (nearest === Number.POSITIVE_INFINITY) return;
    cancel = clock.after(Math.min(longestSleepMs, Math.max(0, nearest - now)), () => void ring());
  };

  const ring = async () => {
    if (closed) return;
    const found = due.due(clock.now(), atOnce, waiting());
    const accountId = found[0]?.accountId;
    if (accountId === undefined) return arm();
    const asked = found.filter((item) => item.accountId === accountId);
    busy.add(accountId);
    // Items of other accounts do not wait until this one has answered.
    arm();
    try {
      const unclear = await check(accountId, asked);
      for (const id of unclear) items.set(id, clock.now() + longestPauseMs);
      accounts.delete(accountId);
    } catch {
      const last = accounts.get(accountId)?.pauseMs ?? shortestPauseMs / 2;
      const pauseMs = Math.min(longestPauseMs, last * 2);
      accounts.set(accountId, { untilAt: clock.now() + pauseMs, pauseMs });
    }
    busy.delete(accountId);
    arm();
  };

  return {
    wake: arm,
    forgive(accountId) {
      accounts.delete(accountId);
      arm();
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
