import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';

interface Running<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  askers: number;
}

/** One piece of work for all who ask for the same key; dropped when the last of them has gone. */
export interface SharedWork<T> {
  ask(key: string, signal: AbortSignal): Promise<T>;
  /** Drops those whose keys are meant; all of them unless something else is said. */
  dropAll(isMeant?: (key: string) => boolean): void;
}

export function createSharedWork<T>(
  begin: (key: string, signal: AbortSignal) => Promise<T>,
  onAskedAgain: (key: string) => void,
): SharedWork<T> {
  const running = new Map<string, Running<T>>();

  function start(key: string): Running<T> {
    const controller = new AbortController();
    const result = begin(key, controller.signal).finally(() => {
      if (running.get(key)?.controller === controller) running.delete(key);
    });
    // Every asker may have gone before it fails.
    result.catch(() => {});
    const work: Running<T> = { result, controller, askers: 0 };
    running.set(key, work);
    return work;
  }

  function drop(key: string): void {
    running.get(key)?.controller.abort();
    running.delete(key);
  }

  function leave(key: string, work: Running<T>): void {
    work.askers -= 1;
    if (work.askers === 0 && running.get(key) === work) drop(key);
  }

  return {
    async ask(key, signal) {
      if (signal.aborted) throw new SatchelError(cancelled);
      const existing = running.get(key);
      if (existing) onAskedAgain(key);
      const work = existing ?? start(key);
      work.askers += 1;
      return new Promise<T>((resolve, reject) => {
        const onAbort = () => {
          leave(key, work);
          reject(new SatchelError(cancelled));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        work.result
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', onAbort));
      });
    },
    dropAll(isMeant = () => true) {
      for (const key of Array.from(running.keys()).filter(isMeant)) drop(key);
    },
  };
}
