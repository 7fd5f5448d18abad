import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';

/** Throws `cancelled` once nobody waits any more: a keychain that waits for a person may never answer. */
export function whileWanted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new SatchelError(cancelled));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
