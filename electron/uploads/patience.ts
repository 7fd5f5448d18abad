import type { Clock } from '../base/clock.ts';

/** How long a file may take to be read; a stalled drive may never answer. */
export interface Patience {
  readonly clock: Clock;
  readonly ms: number;
}

/** What `work` gives, or `otherwise` when patience has run out; `work` itself is left to end by itself. */
export function withPatience<T>(
  work: Promise<T>,
  { clock, ms }: Patience,
  otherwise: () => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => resolve(otherwise()));
    work.then(
      (value) => {
        stop();
        resolve(value);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}
