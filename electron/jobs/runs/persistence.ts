import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { stackOf } from '../../base/stackOf.ts';

const againMs = 1_000;

export interface Persistence {
  /** Aborted when Satchel quits. */
  readonly signal: AbortSignal;
  /** Again and again until the library takes it, which is true; or Satchel quits, which is false. */
  written(work: () => void): Promise<boolean>;
  close(): void;
}

interface PersistenceDeps {
  /** What is written is logged as `<name>-not-written` when it is refused. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Writes that must come about, however long the library refuses them. */
export function createPersistence({ name, clock, log }: PersistenceDeps): Persistence {
  const closing = new AbortController();
  const { signal } = closing;
  return {
    signal,
    async written(work: () => void): Promise<boolean> {
      while (!signal.aborted) {
        try {
          work();
          return true;
        } catch (error) {
          log.error({ event: `${name}-not-written`, stack: stackOf(error) });
          await new Promise<void>((resolve) => clock.after(againMs, resolve));
        }
      }
      return false;
    },
    close: () => closing.abort(),
  };
}
