import type { Clock } from './clock.ts';

/** Gathers what changed, so that it is announced at once when quiet and at a steady pace when not. */
export interface Announcer<K> {
  say(keys: Iterable<K>): void;
  /** Announces now whatever is gathered. */
  flush(): void;
  /** What is gathered and was not announced is dropped: flush first where it matters. */
  close(): void;
}

export function createAnnouncer<K>(
  clock: Clock,
  everyMs: number | (() => number),
  announce: (keys: readonly K[]) => void,
): Announcer<K> {
  const restAfterMs = typeof everyMs === 'number' ? () => everyMs : everyMs;
  let gathered = new Set<K>();
  let saidAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const flush = () => {
    cancel?.();
    cancel = null;
    if (gathered.size === 0) return;
    const keys = [...gathered];
    gathered = new Set();
    saidAt = clock.monotonic();
    announce(keys);
  };
  return {
    say(keys) {
      for (const key of keys) gathered.add(key);
      const restMs = saidAt + restAfterMs() - clock.monotonic();
      if (restMs <= 0) flush();
      else if (gathered.size > 0) cancel ??= clock.after(restMs, flush);
    },
    flush,
    close() {
      cancel?.();
      cancel = null;
      gathered.clear();
    },
  };
}
