import type { Failure } from '../../shared/failure.ts';
import { maxAttempts, restOf } from '../../shared/retry.ts';
import type { Clock } from '../base/clock.ts';
import { blocksAccount, delayAfter, slowsLane } from './failureRules.ts';

/** How an account's way to its provider stands. All times are by the monotonic clock, in ms. */
export interface HealthState {
  /** A failure of the account itself, which a person has to see to. */
  readonly blockedBy: Failure | null;
  readonly resumedAt: number;
  /** After trouble nothing goes until then. */
  readonly haltUntil: number;
  readonly haltSince: number;
  /** What the provider itself asked for, which other trouble neither shortens nor hides. */
  readonly rest: { readonly until: number; readonly parked: boolean };
  /** Troubles after each other. */
  readonly streak: number;
}

/** What a request says of the way that it went. `beganAt` is when it began, by the monotonic clock. */
export type HealthNews =
  | {
      readonly kind: 'trouble';
      readonly failure: Failure;
      readonly beganAt: number;
      /** In [0, 1), so that many do not come back together. */
      readonly random: number;
    }
  | { readonly kind: 'cleared'; readonly beganAt: number };

export const unhurt: HealthState = {
  blockedBy: null,
  resumedAt: Number.NEGATIVE_INFINITY,
  haltUntil: 0,
  haltSince: 0,
  rest: { until: 0, parked: false },
  streak: 0,
};

/** Ms until something may go again. */
export function restMsOf({ haltUntil, rest }: HealthState, monotonic: number): number {
  return Math.max(0, Math.max(haltUntil, rest.until) - monotonic);
}

/** How it stands after a rest that a provider asked for, of which so much is left. */
export function rested(
  state: HealthState,
  failure: Failure,
  ms: number,
  monotonic: number,
): HealthState {
  const until = monotonic + ms;
  const asks = restOf(failure);
  if (asks === 'none' || until <= Math.max(state.rest.until, monotonic)) return state;
  return {
    ...state,
    rest: { until, parked: asks === 'parked' },
    streak: Math.max(1, state.streak),
  };
}

/** How it stands after a request that went so. Requests that were under way together are one trouble. */
export function healthAfter(state: HealthState, news: HealthNews, monotonic: number): HealthState {
  const { beganAt } = news;
  if (news.kind === 'cleared') {
    return beganAt >= state.haltSince ? { ...state, streak: 0 } : state;
  }
  const { failure, random } = news;
  // What began before a person had it tried again tells nothing of how it is since.
  const blocks = blocksAccount(failure) && beganAt >= state.resumedAt;
  const known: HealthState = blocks ? { ...state, blockedBy: failure } : state;
  if (!slowsLane(failure)) return known;
  const anew = known.streak === 0 || beganAt >= known.haltSince;
  const streak = known.streak + (anew ? 1 : 0);
  const delay = delayAfter(failure, Math.min(streak, maxAttempts - 1), random) ?? 0;
  const after = rested({ ...known, streak }, failure, delay, monotonic);
  const until = monotonic + delay;
  return until < after.haltUntil ? after : { ...after, haltUntil: until, haltSince: monotonic };
}

export type Health = ReturnType<typeof createHealth>;

/** Whether, and how widely, one account may send now. */
export function createHealth(clock: Clock, random: () => number, fullWidth: number) {
  let state = unhurt;
  const hear = (news: HealthNews) => {
    state = healthAfter(state, news, clock.monotonic());
  };
  return {
    state: () => state,
    blockedBy: () => state.blockedBy,
    restMs: () => restMsOf(state, clock.monotonic()),
    /** One request feels the way while there is trouble. */
    width: () => (state.streak > 0 ? 1 : fullWidth),
    hear,
    trouble: (failure: Failure, beganAt: number) =>
      hear({ kind: 'trouble', failure, beganAt, random: random() }),
    cleared: (beganAt: number) => hear({ kind: 'cleared', beganAt }),
    /** So much is left of a rest that was asked for before Satchel was started again. */
    restFor(failure: Failure, ms: number): void {
      state = rested(state, failure, ms, clock.monotonic());
    },
    /** Nothing goes for so long: trouble on this side, such as a full disk. */
    halt(ms: number): void {
      state = { ...state, haltUntil: Math.max(state.haltUntil, clock.monotonic() + ms) };
    },
    /**
     * What stood in the way may be gone; what the provider asked to wait for is still waited for, unless
     * it is very long and a person insists.
     */
    resume(insists = false): void {
      const { rest } = state;
      state = {
        ...state,
        blockedBy: null,
        resumedAt: clock.monotonic(),
        haltUntil: 0,
        rest: insists && rest.parked ? { until: 0, parked: false } : rest,
      };
    },
  };
}
