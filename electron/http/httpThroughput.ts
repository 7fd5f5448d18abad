import type { Clock } from '../base/clock.ts';

export interface ThroughputRule {
  /** Time spent waiting for the network within which `leastBytes` must move. */
  readonly windowMs: number;
  readonly leastBytes: number;
}

/**
 * Notices a transfer that drips or stands still, which no socket time-out does. Only time between
 * `wait` and `rest` counts, so that a reader who pauses is not taken for a dead network.
 */
export interface ThroughputWatch {
  moved(bytes: number): void;
  wait(): void;
  rest(): void;
}

export function watchThroughput(
  clock: Clock,
  rule: ThroughputRule,
  onStall: () => void,
): ThroughputWatch {
  let leftMs = rule.windowMs;
  let bytes = 0;
  let waitingSince: number | null = null;
  let cancelTimer: (() => void) | null = null;
  const rest = () => {
    if (waitingSince !== null) leftMs -= clock.monotonic() - waitingSince;
    waitingSince = null;
    cancelTimer?.();
    cancelTimer = null;
  };
  const wait = () => {
    rest();
    waitingSince = clock.monotonic();
    cancelTimer = clock.after(Math.max(0, leftMs), onStall);
  };
  return {
    wait,
    rest,
    moved(count) {
      bytes += count;
      if (bytes < rule.leastBytes) return;
      const waiting = waitingSince !== null;
      rest();
      bytes = 0;
      leftMs = rule.windowMs;
      if (waiting) wait();
    },
  };
}
