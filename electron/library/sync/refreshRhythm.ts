import type { Clock } from '../../base/clock.ts';

const everyMs = 5 * 60_000;
/** Coming back this soon brings nothing new. */
const atFocusMs = 60_000;

/** Keeps what a person looks at fresh, and leaves providers alone while nobody looks. */
export interface RefreshRhythm {
  /** The window was gone to, or left. */
  focused(on: boolean): void;
  close(): void;
}

export function createRefreshRhythm(clock: Clock, refresh: () => void): RefreshRhythm {
  let refreshedAt = clock.monotonic();
  let cancel: (() => void) | null = null;
  const stop = () => {
    cancel?.();
    cancel = null;
  };
  const run = () => {
    refreshedAt = clock.monotonic();
    refresh();
    cancel = clock.after(everyMs, run);
  };
  return {
    focused(on) {
      stop();
      if (!on) return;
      const sinceMs = clock.monotonic() - refreshedAt;
      if (sinceMs > atFocusMs) run();
      else cancel = clock.after(everyMs - sinceMs, run);
    },
    close: stop,
  };
}
