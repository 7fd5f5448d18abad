const shortestMs = 2_000;
const longestMs = 10 * 60_000;
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/**
 * How long to wait before asking again where a message is, by how long ago it was sent: often at
 * first, then ever more rarely, since most are settled in seconds and some never (no receipt comes).
 * Null when asking has become pointless.
 */
export function pollDelay(ageMs: number): number | null {
  if (ageMs > 3 * dayMs) return null;
  if (ageMs > dayMs) return hourMs;
  return Math.min(longestMs, Math.max(shortestMs, ageMs / 3));
}
