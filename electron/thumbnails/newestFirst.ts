import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';

interface Waiting {
  readonly key: string;
  readonly begin: () => void;
}

/** A few turns at a time; whoever asked last goes first, since that is what the person looks at now. */
export interface NewestFirst {
  /** Resolves with the function that gives the turn back; rejects when aborted while waiting. */
  take(key: string, signal: AbortSignal): Promise<() => void>;
  /** Was asked for again: goes to the front of those that wait. */
  raise(key: string): void;
}

export function createNewestFirst(limit: number): NewestFirst {
  const waiting: Waiting[] = [];
  let taken = 0;

  function next(): void {
    while (taken < limit) {
      const newest = waiting.pop();
      if (!newest) return;
      taken += 1;
      newest.begin();
    }
  }

  function giveBack(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      taken -= 1;
      next();
    };
  }

  return {
    take(key, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new SatchelError(cancelled));
        const entry: Waiting = {
          key,
          begin() {
            signal.removeEventListener('abort', leave);
            resolve(giveBack());
          },
        };
        function leave(): void {
          const index = waiting.indexOf(entry);
          if (index >= 0) waiting.splice(index, 1);
          reject(new SatchelError(cancelled));
        }
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(entry);
        next();
      });
    },
    raise(key) {
      const index = waiting.findIndex((entry) => entry.key === key);
      const [entry] = index >= 0 ? waiting.splice(index, 1) : [];
      if (entry) waiting.push(entry);
    },
  };
}
