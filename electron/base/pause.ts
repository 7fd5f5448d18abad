import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { Clock } from './clock.ts';

/** Waits that long; throws `cancelled` as soon as the signal says so. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(new SatchelError(cancelled));
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
