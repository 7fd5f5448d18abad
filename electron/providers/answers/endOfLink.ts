/**
 * When a link ends that was made just now, epoch ms by our own clock, given what it says of that itself.
 * It says so by the clock of who made it: an end that is past, or later than such a link can live, says
 * how far that clock is off, and the link lives as long as it was said to.
 */
export function endOfLink(saidAt: number | null, now: number, lifeMs: number): number {
  const told = saidAt !== null && saidAt > now && saidAt <= now + lifeMs;
  return told ? saidAt : now + lifeMs;
}
