import type { Clock } from '../../electron/base/clock.ts';
import { down } from '../../electron/http/httpFailure.ts';
import { SatchelError } from '../../shared/failure.ts';

/** What all incarnations of one machine share: its line, and how often it has asked for what. */
export interface Line {
  up: boolean;
  /** Grows when every open connection is cut. */
  cuts: number;
  sends: number;
  asks: number;
  fetches: number;
  posts: number;
  attaches: number;
  gets: number;
  moments: number;
}

interface WireDeps {
  readonly line: Line;
  readonly clock: Clock;
  readonly alive: () => boolean;
}

/** Time on the wire: ends early when the request is given up or the line is cut. */
export function createWire({ line, clock, alive }: WireDeps) {
  return (signal: AbortSignal) => {
    const cuts = line.cuts;
    const check = () => {
      if (signal.aborted) throw new SatchelError({ kind: 'cancelled' });
      if (line.cuts !== cuts) throw new SatchelError(down('cut-answer'));
    };
    return {
      check,
      async pass(ms: number): Promise<void> {
        check();
        await new Promise<void>((resolve) => {
          const end = () => {
            stop();
            signal.removeEventListener('abort', end);
            resolve();
          };
          const stop = clock.after(ms, end);
          signal.addEventListener('abort', end);
        });
        // A machine that is off does nothing more.
        if (!alive()) await new Promise(() => {});
        check();
      },
    };
  };
}
