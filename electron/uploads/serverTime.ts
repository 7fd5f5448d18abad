const samplesKept = 9;
const knownMarginMs = 2 * 60_000;
/** Servers two hours off have been seen; the bytes themselves are compared anyway. */
const unknownMarginMs = 135 * 60_000;

export type ServerTime = ReturnType<typeof createServerTime>;

/** How far a provider's clock is from ours, learned from what it says of files just stored. */
export function createServerTime() {
  const offsets: number[] = [];
  return {
    saw(serverAt: number, now: number): void {
      offsets.push(serverAt - now);
      if (offsets.length > samplesKept) offsets.shift();
    },
    /** The earliest that the provider can have dated something sent at `sentAt`. */
    earliest(sentAt: number): number {
      const sorted = [...offsets].sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)];
      return median === undefined ? sentAt - unknownMarginMs : sentAt + median - knownMarginMs;
    },
  };
}
