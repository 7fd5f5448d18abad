/** A day: beyond it a server's number is a mistake rather than a plan. */
const maxMs = 86_400_000;
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** An HTTP date as epoch ms; null for anything else. */
export function instantOf(text: string | undefined): number | null {
  if (text === undefined || !httpDate.test(text.trim())) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/**
 * What a `Retry-After` asks for, in ms. Null when it is missing, unreadable, or asks for no wait at
 * all: our own backoff is then the better answer, since obeying would mean a storm of attempts.
 *
 * @param date the answer's `Date`, preferred to our clock, which may be hours away from the server's
 */
export function retryAfterMs(
  value: string | undefined,
  date: string | undefined,
  now: number,
): number | null {
  const text = value?.trim() ?? '';
  const until = instantOf(text);
  const ms = /^\d+$/.test(text)
    ? Number(text) * 1_000
    : until === null
      ? null
      : until - (instantOf(date) ?? now);
  return ms === null || ms <= 0 ? null : Math.min(ms, maxMs);
}
