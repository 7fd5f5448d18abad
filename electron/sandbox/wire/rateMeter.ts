export interface RateLimits {
  readonly maxInFlight?: number | undefined;
  readonly rate?: { readonly count: number; readonly windowMs: number } | undefined;
}

/** Counts requests in flight and in a sliding window, where the options bound them. */
export interface RateMeter {
  /** Whether the request that asks is one too many. */
  over(): boolean;
  entered(): void;
  left(): void;
  inFlight(): number;
}

export function createRateMeter({ maxInFlight, rate }: RateLimits, now: () => number): RateMeter {
  let inFlight = 0;
  let recent: number[] = [];
  return {
    over() {
      if (maxInFlight !== undefined && inFlight > maxInFlight) return true;
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
