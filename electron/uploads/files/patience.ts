import type { Clock } from '../../base/clock.ts';
import { driveOf } from './driveOf.ts';

/** How long a file may take to be read; a stalled drive may never answer. */
export interface Patience {
  readonly clock: Clock;
  readonly ms: number;
  /** Work that was given up and has not come back, by drive: each still holds one of Node's threads. */
  readonly hanging: Map<string, number>;
}

/** Half of the threads that the main process has for files. */
const mostHanging = 8;

export function createPatience(clock: Clock, ms: number): Patience {
  return { clock, ms, hanging: new Map() };
}

/**
 * What `work` gives, or `otherwise` when patience has run out; `work` itself is left to end by itself.
 * Once many hang, no more is begun on their drives, so that all other files can still be read.
 */
export function withPatience<T>(
  path: string,
  work: () => Promise<T>,
  { clock, ms, hanging }: Patience,
  otherwise: () => Promise<T>,
): Promise<T> {
  const drive = driveOf(path);
  const here = () => hanging.get(drive) ?? 0;
  const all = [...hanging.values()].reduce((sum, count) => sum + count, 0);
  if (all >= mostHanging && here() > 0) return otherwise();
  return new Promise((resolve, reject) => {
    let late = false;
    const stop = clock.after(ms, () => {
      late = true;
      hanging.set(drive, here() + 1);
      resolve(otherwise());
    });
    const end = () => {
      stop();
      if (late) hanging.set(drive, here() - 1);
    };
    work().then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}
