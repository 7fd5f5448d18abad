/** A clock that is off by less does no harm to what is counted in days. */
const toleranceMs = 60 * 60_000;

/**
 * Whether this computer's clock is right: at least one provider says so. Null while none told its time. `now` and the
 * times are epoch ms.
 */
export function isClockRight(now: number, providerTimes: readonly number[]): boolean | null {
  if (providerTimes.length === 0) return null;
  return providerTimes.some((time) => Math.abs(time - now) <= toleranceMs);
}
