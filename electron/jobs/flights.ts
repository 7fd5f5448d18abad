import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { Clock } from '../base/clock.ts';
import type { Health } from './health.ts';
import { createLimiter } from './limiter.ts';

/** How long nothing goes after trouble on this side, such as a full disk. */
const troubledMs = 5_000;

/** One request under way, as its client sees it. */
export interface Flight<I extends string> {
  readonly ids: readonly I[];
  /** Aborted when it is cut; what goes on after its last bytes is cut only when nobody waits for it. */
  readonly signal: AbortSignal;
  /** The last bytes were let go: from here on the provider may have done it. */
  isCommitted(): boolean;
  /** That the last bytes would go could not be written, so they did not. */
  isHalted(): boolean;
  /** The account is gone: nothing is written for it any more. */
  isDropped(): boolean;
  /** Whether it may still begin: not cancelled, quitting, paused, or in trouble that others met. */
  mayGo(): boolean;
  /** Does this as soon as so many others are done that there is room; null when it may not go then. */
  inTurn<T>(work: () => Promise<T>): Promise<T | null>;
  /**
   * Writes that the last bytes are about to go, which they may once this resolves. It counts from the
   * moment of the call, so that a person who cancels during it comes after it. Throws what `write` does.
   */
  commit(write: () => Promise<unknown>): Promise<void>;
}

interface FlightsDeps<I extends string> {
  readonly clock: Clock;
  readonly health: Health;
  readonly isPaused: () => boolean;
  /** Nobody waits for what becomes of it any more. */
  readonly isGivenUp: (id: I) => boolean;
  readonly onBug: (error: unknown) => void;
}

interface Airborne<I extends string> {
  readonly ids: readonly I[];
  readonly controller: AbortController;
  committed: boolean;
}

/** The requests of one lane that are under way or wait for their turn. */
export function createFlights<I extends string>(deps: FlightsDeps<I>) {
  const { clock, health } = deps;
  const limiter = createLimiter(health.width);
  const airborne = new Set<Airborne<I>>();
  const taken = new Set<string>();
  const running = new Set<Promise<unknown>>();
  let landing = false;
  let dropped = false;

  function flightOf(state: Airborne<I>, ids: readonly I[]): Flight<I> {
    const { signal } = state.controller;
    let halted = false;
    const mayGo = () =>
      !signal.aborted &&
      !landing &&
      !dropped &&
      health.blockedBy() === null &&
      health.restMs() === 0 &&
      !deps.isPaused();
    async function writeCommit(write: () => Promise<unknown>): Promise<void> {
      if (signal.aborted) throw new SatchelError(cancelled);
      state.committed = true;
      try {
        await write();
      } catch (error) {
        state.committed = false;
        halted = true;
        health.halt(troubledMs);
        throw error;
      }
    }
    return {
      ids,
      signal,
      isCommitted: () => state.committed,
      isHalted: () => halted,
      isDropped: () => dropped,
      mayGo,
      async inTurn(work) {
        await limiter.enter();
        try {
          return mayGo() ? await work() : null;
        } finally {
          limiter.leave();
        }
      },
      commit: writeCommit,
    };
  }

  return {
    count: () => airborne.size,
    /** A request carries it, or did and is not over. */
    isTaken: (id: I) => taken.has(id),
    /** Resolves when it is over; `onOver` comes before its jobs are free for another. */
    async run(
      ids: readonly I[],
      work: (flight: Flight<I>) => Promise<void>,
      onOver: () => Promise<void>,
    ): Promise<void> {
      const state: Airborne<I> = { ids, controller: new AbortController(), committed: false };
      airborne.add(state);
      for (const id of ids) taken.add(id);
      const whole = work(flightOf(state, ids)).catch((error: unknown) => {
        deps.onBug(error);
        health.halt(troubledMs);
      });
      const over = whole.then(() => (dropped ? undefined : onOver()));
      running.add(over);
      await over;
      running.delete(over);
      airborne.delete(state);
      for (const id of ids) taken.delete(id);
    },
    /** What can still be held back is cut, and the rest when nobody waits for any job of it. */
    cut(ids: readonly I[]): void {
      const wanted: ReadonlySet<string> = new Set(ids);
      for (const one of airborne) {
        if (!one.ids.some((id) => wanted.has(id))) continue;
        if (!one.committed || one.ids.every(deps.isGivenUp)) {
          one.controller.abort(new SatchelError(cancelled));
        }
      }
    },
    /** Before quitting: what can be sent again is cut, what is past its last bytes has so long to answer. */
    async land(graceMs: number): Promise<void> {
      landing = true;
      for (const one of airborne) if (!one.committed) one.controller.abort();
      const stop = clock.after(graceMs, () => {
        for (const one of airborne) one.controller.abort();
      });
      await Promise.all(running);
      stop();
    },
    /** The account is gone. */
    drop(): void {
      dropped = true;
      for (const one of airborne) one.controller.abort();
    },
  };
}
