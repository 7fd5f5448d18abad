import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksAccount, slowsLane } from '../../../electron/jobs/failureRules.ts';
import type { SendOutcome } from '../../../electron/providers/provider.ts';
import { afterFailure, weigh } from '../../../electron/uploads/lane/judge.ts';
import type { Failure, FailureOf } from '../../../shared/failure.ts';
import { untilResumed } from '../../../shared/instant.ts';

const down = (cause: FailureOf<'provider-down'>['cause']): Failure => ({
  kind: 'provider-down',
  cause,
  status: null,
  retryAfterMs: null,
});
const refused: Failure = {
  kind: 'provider-refused',
  status: 400,
  code: null,
  detail: null,
  said: null,
};
const limited = (retryAfterMs: number | null): Failure => ({ kind: 'rate-limited', retryAfterMs });
const failures: Failure[] = [
  { kind: 'offline', host: 'api' },
  { kind: 'unauthorized' },
  { kind: 'forbidden', detail: null, said: null },
  { kind: 'cancelled' },
  { kind: 'bug', reference: 'x' },
  { kind: 'not-found' },
  { kind: 'keychain-unavailable', cause: 'locked' },
  limited(null),
  refused,
  ...(['status', 'cut-answer', 'tls', 'redirected'] as const).map(down),
];

describe('weigh', () => {
  it('is never unsure before the last bytes went', () => {
    for (const failure of failures) {
      for (const kind of ['failed', 'unsure'] as const) {
        expect(weigh({ kind, failure }, false)).toEqual({ kind: 'failed', failure });
      }
    }
  });

  it('takes a success that comes too early for somebody else’s', () => {
    const page = { ...down('unreadable-answer'), status: 200 } as Failure;
    const own = { ...page, cause: 'not-provider' } as Failure;
    for (const kind of ['failed', 'unsure'] as const) {
      expect(weigh({ kind, failure: page }, false)).toEqual({ kind: 'failed', failure: own });
    }
    expect(blocksAccount(own)).toBe(true);
    // What is no HTTP at all has no status, and may be a moment's trouble.
    expect(weigh({ kind: 'failed', failure: down('unreadable-answer') }, false)).toMatchObject({
      failure: { cause: 'unreadable-answer' },
    });
    expect(weigh({ kind: 'failed', failure: page }, true).kind).toBe('unsure');
  });

  it('takes only a verdict of the provider for a no after the last bytes went', () => {
    const kindAfter = (failure: Failure) => weigh({ kind: 'failed', failure }, true).kind;
    const verdicts: Failure[] = [refused, limited(1), { kind: 'unauthorized' }];
    expect(verdicts.map(kindAfter)).toEqual(verdicts.map(() => 'failed'));
    const open: Failure[] = [
      { kind: 'offline', host: 'api' },
      { kind: 'cancelled' },
      { kind: 'bug', reference: 'x' },
      down('status'),
      down('cut-answer'),
      down('tls'),
      down('redirected'),
    ];
    expect(open.map(kindAfter)).toEqual(open.map(() => 'unsure'));
  });

  it('believes that what had arrived was not put into its target', () => {
    const kindAfter = (failure: Failure) => weigh({ kind: 'failed', failure }, true, true).kind;
    const known: Failure[] = [{ kind: 'offline', host: 'api' }, down('status'), refused];
    expect(known.map(kindAfter)).toEqual(known.map(() => 'failed'));
    // Given up in the middle, nobody knows.
    expect(kindAfter({ kind: 'cancelled' })).toBe('unsure');
    expect(weigh({ kind: 'unsure', failure: down('status') }, true, true).kind).toBe('unsure');
  });

  it('leaves what was stored as it is', () => {
    const stored = { kind: 'stored', item: {} } as SendOutcome;
    expect(weigh(stored, true)).toBe(stored);
  });
});

describe('afterFailure', () => {
  const circumstances = { attempt: 1, random: 0.5, now: 1_000, restsUntilAt: 1_000 };

  it('never both blocks an account and slows its lane', () => {
    for (const failure of failures)
      expect(blocksAccount(failure) && slowsLane(failure)).toBe(false);
  });

  it('keeps jobs in place, unspent, while a person must do something', () => {
    for (const failure of failures.filter(blocksAccount)) {
      expect(afterFailure(failure, circumstances)).toEqual({
        kind: 'postponed',
        failure,
        untilAt: untilResumed,
        spent: false,
      });
    }
  });

  it('waits no shorter than the lane, and never for ever', () => {
    const input = fc.record({
      failure: fc.constantFrom(...failures, limited(1e15)),
      attempt: fc.integer({ min: 1, max: 6 }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      now: fc.integer({ min: 0, max: 1e12 }),
      heldMs: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(input, ({ failure, attempt, random, now, heldMs }) => {
        const restsUntilAt = now + heldMs;
        const event = afterFailure(failure, { attempt, random, now, restsUntilAt });
        if (event.kind !== 'postponed' || event.untilAt === untilResumed) return;
        expect(event.untilAt).toBeGreaterThanOrEqual(restsUntilAt);
        expect(event.untilAt - now).toBeLessThanOrEqual(Math.max(heldMs, 24 * 3_600_000));
      }),
    );
  });

  it('fails what trying again cannot help, and what was tried often enough', () => {
    expect(afterFailure(refused, circumstances)).toEqual({ kind: 'failed', failure: refused });
    const tired = { ...circumstances, attempt: 6 };
    expect(afterFailure(down('status'), tired).kind).toBe('failed');
    expect(afterFailure(down('status'), circumstances)).toMatchObject({ spent: true });
  });
});
