/** The same, or an instant before it after which something is told in other words. */
export const nextMidnightOr =
  (at: number | null) =>
  (now: number): number =>
    at !== null && at > now ? Math.min(at, nextMidnight(now)) : nextMidnight(now);

/** When a day ends here, and with it how an instant of that day is told. */
export function nextMidnight(now: number): number {
  const end = new Date(now);
  end.setHours(24, 0, 0, 0);
  return end.getTime();
}

const minuteMs = 60_000;

/** When a minute ends, and with it what is told to the minute. */
export const nextMinute = (now: number): number => (Math.floor(now / minuteMs) + 1) * minuteMs;
