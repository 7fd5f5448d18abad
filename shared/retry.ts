import type { Failure, FailureOf } from './failure.ts';

export const maxAttempts = 6;
const baseMs = 1_000;
const capMs = 60_000;

/** So long a rest parks an account: it is waited for unless a person has it tried earlier. */
const parkedFromMs = 15 * 60_000;

/** Whether a provider asks to be left alone, which is done, or so long that a person may think otherwise. */
export function restOf(failure: Failure): 'none' | 'waited-for' | 'parked' {
  const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : null;
  if (asked !== null && asked > parkedFromMs) return 'parked';
  return asked !== null || failure.kind === 'rate-limited' ? 'waited-for' : 'none';
}

/** The way leads to something else than the provider, which trying again does not change. */
export function isMisconfigured(cause: FailureOf<'provider-down'>['cause']): boolean {
  return cause === 'tls' || cause === 'redirected' || cause === 'not-provider';
}

/** What the provider asked for is a floor, so jitter is added; a wait of nothing would be a hot loop. */
const asked = (retryAfterMs: number, random: number) =>
  Math.max(baseMs, retryAfterMs) * (1 + random * 0.1);

/** There was no way to the provider just now: it was asked nothing, and the way may come back by itself. */
export function isAway(failure: Failure): boolean {
  if (failure.kind === 'proxy')
    return failure.cause === 'unreachable' || failure.cause === 'no-way-on';
  return failure.kind === 'offline';
}

/**
 * How long to wait before attempt `attempt + 1`, in ms, or null when trying again cannot help.
 *
 * @param attempt attempts already made, from 1
 * @param random in [0, 1): full jitter, so that many clients do not come back together
 */
export function retryDelay(failure: Failure, attempt: number, random: number): number | null {
  const jittered = random * Math.min(capMs, baseMs * 2 ** Math.max(0, attempt - 1));
  switch (failure.kind) {
    case 'rate-limited':
      return failure.retryAfterMs === null
        ? Math.max(baseMs, jittered)
        : asked(failure.retryAfterMs, random);
    case 'provider-down':
      if (isMisconfigured(failure.cause)) return null;
      if (attempt >= maxAttempts) return null;
      return failure.retryAfterMs === null ? jittered : asked(failure.retryAfterMs, random);
    case 'offline':
      return Math.max(baseMs, jittered);
    case 'proxy':
      return isAway(failure) ? Math.max(baseMs, jittered) : null;
    case 'invalid-input':
    case 'file-rejected':
    case 'unauthorized':
    case 'forbidden':
    case 'not-found':
    case 'provider-refused':
    case 'keychain-unavailable':
    case 'not-saved':
    case 'library-unavailable':
    case 'audience-changed':
    case 'cancelled':
    case 'bug':
      return null;
    default:
      return failure satisfies never;
  }
}
