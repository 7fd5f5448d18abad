import { unusedLifeMs, usedLifeMs } from './expiry.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Ages of the last unused items: they end 27, 16 and 6 minutes after the start. */
const nearlyGoneMs = [27, 16, 6].map((left) => unusedLifeMs - left * minuteMs);

export interface SeedTime {
  readonly storedAt: number;
  readonly usedAt: number | null;
}

/** When the seeded items came to be, newest first: some of today and unused, the rest used and older. */
export function createSeedTimes(items: number, startedAt: number): (index: number) => SeedTime {
  const unused = Math.min(48, Math.max(Math.min(items, 6), Math.round(items * 0.28)));
  const recent = unused - Math.min(nearlyGoneMs.length, Math.max(0, unused - 1));
  return (index) => {
    if (index < recent) {
      // Quadratic, so that the first came minutes ago and the last about five hours.
      const share = (index + 1) / recent;
      return unusedAt(Math.round(4 * minuteMs + share * share * 295 * minuteMs));
    }
    if (index < unused) return unusedAt(nearlyGoneMs[index - recent] ?? 0);
    const share = (index - unused + 1) / Math.max(1, items - unused);
    const age = Math.round(dayMs * 0.4 + share ** 2 * (usedLifeMs - 9 * dayMs));
    const storedAt = startedAt - age - index;
    return { storedAt, usedAt: storedAt + 11 * minuteMs };
  };
  function unusedAt(age: number): SeedTime {
    return { storedAt: startedAt - age, usedAt: null };
  }
}
