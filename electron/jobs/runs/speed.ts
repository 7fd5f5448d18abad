import type { Clock } from '../../base/clock.ts';

const windowMs = 30_000;
/** A shorter look says more of chance than of speed. */
const shortestMs = 3_000;
/** Ends that come closer than this are counted as one, so that memory stays small at any speed. */
const grainMs = 250;

export interface Speed {
  /** So many items more came to an end, now. */
  add(items: number): void;
  /** Items a second over the last half minute of work; null while too little was seen. */
  perSecond(): number | null;
  /** It rests from now on: what comes later is measured anew. */
  rest(): void;
}

/** How fast a run gets on, by the clock that nobody sets. */
export function createSpeed(clock: Clock): Speed {
  let seen: { at: number; items: number }[] = [];
  let since: number | null = null;
  return {
    add(items) {
      const now = clock.monotonic();
      since ??= now;
      const last = seen.at(-1);
      if (last !== undefined && now - last.at < grainMs) last.items += items;
      else seen.push({ at: now, items });
      seen = seen.filter(({ at }) => now - at <= windowMs);
    },
    perSecond() {
      if (since === null) return null;
      const now = clock.monotonic();
      const spanMs = Math.min(windowMs, now - since);
      if (spanMs < shortestMs) return null;
      const items = seen.reduce(
        (sum, one) => (now - one.at <= windowMs ? sum + one.items : sum),
        0,
      );
      return (items / spanMs) * 1_000;
    },
    rest() {
      seen = [];
      since = null;
    },
  };
}
