import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import type { Clock } from '../../base/clock.ts';
import type { Session } from '../provider.ts';

/** What Plivo bears of lists of messages, and the minute that it counts over (providers.md 1.5). */
const mostInWindow = 20;
/** What may be asked for without hurry: a question about a message in doubt still finds room then. */
const ordinaryInWindow = 16;
/** A little longer, since requests do not take equally long to get there. */
const windowMs = 61_000;
/** After a refusal that names no time: somebody else asks as this account. */
const holdsMs = [15_000, 30_000, windowMs] as const;
/** One that wants longer than this is left to whoever asked. */
const longestHoldMs = 15 * 60_000;

/** When requests of the last minute began, in their order, and before when none may; monotonic ms. */
export interface Paced {
  readonly begunMs: readonly number[];
  readonly restUntilMs: number;
}

/** How long until another may begin. */
export function listInMs({ begunMs, restUntilMs }: Paced, urgent: boolean, nowMs: number): number {
  const recent = begunMs.filter((at) => at > nowMs - windowMs);
  const most = urgent ? mostInWindow : ordinaryInWindow;
  const oldest = recent.length < most ? undefined : recent[recent.length - most];
  const roomAtMs = oldest === undefined ? nowMs : oldest + windowMs;
  return Math.max(0, roomAtMs - nowMs, restUntilMs - nowMs);
}

function holdMs(failure: Failure, refusals: number): number | null {
  if (failure.kind !== 'rate-limited') return null;
  const asked = failure.retryAfterMs ?? holdsMs[Math.min(refusals, holdsMs.length - 1)] ?? windowMs;
  return asked > longestHoldMs ? null : asked;
}

/** Lists of messages of one account, one after the other as fast as it bears. */
export interface ListPace {
  /** What is urgent goes first. A refusal for being too many is waited out, and its task run again. */
  run<T>(task: () => Promise<T>, urgent: boolean, signal: AbortSignal): Promise<T>;
}

interface Waiting {
  readonly urgent: boolean;
  go(): void;
}

function createListPace(clock: Clock): ListPace {
  let paced: Paced = { begunMs: [], restUntilMs: Number.NEGATIVE_INFINITY };
  const waiting: Waiting[] = [];
  let cancelTimer: (() => void) | null = null;

  function wake(): void {
    cancelTimer?.();
    cancelTimer = null;
    for (;;) {
      const next = waiting.find(({ urgent }) => urgent) ?? waiting[0];
      if (next === undefined) return;
      const now = clock.monotonic();
      const inMs = listInMs(paced, next.urgent, now);
      if (inMs > 0) {
        cancelTimer = clock.after(inMs, wake);
        return;
      }
      const begunMs = [...paced.begunMs.filter((at) => at > now - windowMs), now];
      paced = { ...paced, begunMs };
      waiting.splice(waiting.indexOf(next), 1);
      next.go();
    }
  }

  function turn(urgent: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        urgent,
        go() {
          signal.removeEventListener('abort', stop);
          resolve();
        },
      };
      const stop = () => {
        const at = waiting.indexOf(one);
        if (at !== -1) waiting.splice(at, 1);
        reject(new SatchelError(cancelled));
        wake();
      };
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      waiting.push(one);
      wake();
    });
  }

  return {
    async run(task, urgent, signal) {
      for (let refusals = 0; ; refusals += 1) {
        await turn(urgent, signal);
        try {
          return await task();
        } catch (error) {
          const wait = error instanceof SatchelError ? holdMs(error.failure, refusals) : null;
          if (wait === null) throw error;
          const restUntilMs = Math.max(paced.restUntilMs, clock.monotonic() + wait);
          paced = { ...paced, restUntilMs };
          wake();
        }
      }
    },
  };
}

const paces = new WeakMap<Clock, Map<string, ListPace>>();

/** One for an account, however many sessions it has: the limit is the account's. */
export function listPaceOf({ clock, http, credentials }: Session): ListPace {
  const ofClock = paces.get(clock) ?? new Map<string, ListPace>();
  paces.set(clock, ofClock);
  const account = `${http.baseUrl} ${credentials['authId']}`;
  const known = ofClock.get(account) ?? createListPace(clock);
  ofClock.set(account, known);
  return known;
}
