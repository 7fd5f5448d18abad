/** The sandbox's own time: the given one, plus all that it was wound forward. */
export interface WindableClock {
  now(): number;
  wind(ms: number): void;
}

export function createWindableClock(now: () => number): WindableClock {
  let woundMs = 0;
  return {
    now: () => now() + woundMs,
    wind(ms) {
      woundMs += ms;
    },
  };
}
