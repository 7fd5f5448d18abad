export interface RateLimits {
  readonly maxInFlight?: number | undefined;
  readonly rate?: { readonly count: number; readonly windowMs: number } | undefined;
  /** So many a second, after a first few at once. */
  readonly bucket?: { readonly perSecond: number; readonly burst: number } | undefined;
}

/** Counts requests in flight and in a sliding window, where the options bound them. */
export interface RateMeter {
  /** Whether the request that asks is one too many. */
  over(): boolean;
  entered(): void;
  left(): void;
  inFlight(): number;
}

export function createRateMeter(limits: RateLimits, now: () => number): RateMeter {
  const { maxInFlight, rate, bucket } = limits;
  let inFlight = 0;
  let recent: number[] = [];
  let filled = { tokens: bucket?.burst ?? 0, at: now() };
  return {
    over() {
      if (maxInFlight !== undefined && inFlight > maxInFlight) return true;
      if (bucket) {
        const at = now();
        const more = ((at - filled.at) * bucket.perSecond) / 1_000;
        filled = { tokens: Math.min(bucket.burst, filled.tokens + more), at };
        if (filled.tokens < 1) return true;
        filled = { ...filled, tokens: filled.tokens - 1 };
      }
      if (!rate) return false;
      const at = now();
      recent = recent.filter((earlier) => earlier > at - rate.windowMs);
      recent.push(at);
      return recent.length > rate.count;
    },
    entered() {
      inFlight += 1;
    },
    left() {
      inFlight -= 1;
    },
    inFlight: () => inFlight,
  };
}
