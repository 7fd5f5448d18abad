import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure, FailureOf } from '../../shared/failure.ts';
import { maxAttempts, retryDelay } from '../../shared/retry.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempt = fc.integer({ min: 1, max: 50 });
const limited = (retryAfterMs: number | null): Failure => ({ kind: 'rate-limited', retryAfterMs });
type Cause = FailureOf<'provider-down'>['cause'];
const down = (cause: Cause): Failure => ({
  kind: 'provider-down',
  cause,
  status: null,
  retryAfterMs: null,
});

describe('retryDelay', () => {
  it('never comes back earlier than was asked, nor much later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 1e9 }),
        attempt,
        random,
        (askedMs, tries, chance) => {
          const delay = retryDelay(limited(askedMs), tries, chance) ?? -1;
          expect(delay).toBeGreaterThanOrEqual(askedMs);
          expect(delay).toBeLessThanOrEqual(askedMs * 1.1);
        },
      ),
    );
  });

  it('never asks a provider that refuses again at once', () => {
    fc.assert(
      fc.property(fc.constantFrom(null, 0, 1), attempt, random, (askedMs, tries, chance) => {
        expect(retryDelay(limited(askedMs), tries, chance)).toBeGreaterThanOrEqual(1_000);
        const offline: Failure = { kind: 'offline', host: 'api.plivo.com' };
        expect(retryDelay(offline, tries, chance)).toBeGreaterThanOrEqual(1_000);
      }),
    );
  });

  it('waits at most a minute of its own accord', () => {
    fc.assert(
      fc.property(attempt, random, (tries, chance) => {
        expect(retryDelay(limited(null), tries, chance)).toBeLessThanOrEqual(60_000);
        expect(retryDelay(down('status'), tries, chance) ?? 0).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('grows with the attempts', () => {
    const delays = [1, 2, 3, 4, 5].map((tries) => retryDelay(down('timed-out'), tries, 0.99) ?? -1);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(new Set(delays).size).toBe(5);
  });

  it('gives a provider up that stays down', () => {
    expect(retryDelay(down('status'), maxAttempts - 1, 0.5)).not.toBeNull();
    expect(retryDelay(down('status'), maxAttempts, 0.5)).toBeNull();
  });

  it.each<Failure>([
    down('tls'),
    down('redirected'),
    down('not-provider'),
    { kind: 'unauthorized' },
    { kind: 'forbidden', detail: null, said: null },
    { kind: 'not-found' },
    { kind: 'cancelled' },
    { kind: 'invalid-input', detail: 'token' },
    { kind: 'provider-refused', status: 400, code: null, detail: null, said: null },
    { kind: 'keychain-unavailable', cause: 'locked' },
    { kind: 'bug', reference: '' },
  ])('does not repeat what cannot help: $kind', (failure) => {
    expect(retryDelay(failure, 1, 0.5)).toBeNull();
  });
});
