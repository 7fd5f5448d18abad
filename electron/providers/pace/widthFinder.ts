import { setMaxListeners } from 'node:events';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import type { Clock } from '../../base/clock.ts';
import {
  answered,
  beginsInMs,
  begun,
  ended,
  newWidth,
  refused,
  type Ticket,
  ticketOf,
} from './width.ts';

/** A provider that wants longer than this is left to whoever asked. */
const longestHoldMs = 30_000;
/** So many refusals in a row say that it is not our number of requests which is too much. */
const mostRefusalsInRow = 5;

const stopped = () => new SatchelError(cancelled);

/** Runs requests several at once, as many as the provider turns out to bear. */
export interface WidthFinder {
  /**
   * Its task is run again when it was refused for being too many; one that others wait for goes first.
   */
  run<T>(
    task: () => Promise<T>,
    signal: AbortSignal,
    options?: { readonly first?: boolean },
  ): Promise<T>;
  /**
   * The first other failure ends it, when all that was begun has come back; until then `done` is
   * told of each that was answered, so that nothing need be asked twice.
   */
  each<I, T>(
    items: readonly I[],
    task: (item: I) => Promise<T>,
    done: (item: I, result: T) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

export function createWidthFinder(clock: Clock): WidthFinder {
  let width = newWidth(clock.monotonic());
  const waiting: ((ticket: Ticket) => void)[] = [];
  let cancelTimer: (() => void) | null = null;

  function wake(): void {
    cancelTimer?.();
    cancelTimer = null;
    while (waiting.length > 0) {
      const inMs = beginsInMs(width, clock.monotonic());
      if (inMs === null) return;
      if (inMs > 0) {
        cancelTimer = clock.after(inMs, wake);
        return;
      }
      width = begun(width, clock.monotonic());
      waiting.shift()?.(ticketOf(width));
    }
  }

  /** Settles when a slot is taken; a task that comes again goes before those that never ran. */
  function acquire(first: boolean, signal: AbortSignal): Promise<Ticket> {
    return new Promise((resolve, reject) => {
      const go = (ticket: Ticket) => {
        signal.removeEventListener('abort', stop);
        resolve(ticket);
      };
      const stop = () => {
        const at = waiting.indexOf(go);
        if (at !== -1) waiting.splice(at, 1);
        signal.removeEventListener('abort', stop);
        reject(stopped());
      };
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop);
      if (first) waiting.unshift(go);
      else waiting.push(go);
      wake();
    });
  }

  /** Whether it may be asked again; a refusal says nothing of the request itself. */
  function weigh(failure: Failure, ticket: Ticket): boolean {
    if (failure.kind !== 'rate-limited') {
      const told = !['offline', 'proxy', 'cancelled'].includes(failure.kind);
      width = told ? answered(width) : ended(width);
      return false;
    }
    const { retryAfterMs } = failure;
    const wanted = retryAfterMs === null ? null : Math.min(retryAfterMs, longestHoldMs);
    width = refused(width, ticket, clock.monotonic(), wanted);
    return (retryAfterMs ?? 0) <= longestHoldMs && width.refusedInRow <= mostRefusalsInRow;
  }

  async function run<T>(
    task: () => Promise<T>,
    signal: AbortSignal,
    { first = false }: { readonly first?: boolean } = {},
  ): Promise<T> {
    for (let again = first; ; again = true) {
      const ticket = await acquire(again, signal);
      try {
        const result = await task();
        width = answered(width);
        return result;
      } catch (error) {
        if (!(error instanceof SatchelError)) {
          width = ended(width);
          throw error;
        }
        if (!weigh(error.failure, ticket)) throw error;
      } finally {
        wake();
      }
    }
  }

  return {
    run,
    async each(items, task, done, signal) {
      const stop = new AbortController();
      // As many listen as there are items: no leak.
      setMaxListeners(0, signal, stop.signal);
      const onAbort = () => stop.abort();
      signal.addEventListener('abort', onAbort);
      if (signal.aborted) stop.abort();
      const failures: unknown[] = [];
      await Promise.all(
        items.map(async (item) => {
          try {
            done(item, await run(() => task(item), stop.signal));
          } catch (error) {
            failures.push(error);
            stop.abort();
          }
        }),
      );
      signal.removeEventListener('abort', onAbort);
      if (failures.length > 0) throw failures[0];
    },
  };
}
