import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Expiry,
  expiryOf,
  graceMs,
  type LifeFacts,
  labelParts,
  nextChange,
  type RetentionRule,
  timeLeft,
  type Urgency,
  urgencyOf,
} from '../../shared/retention.ts';

const hour = 3_600_000;
const day = 24 * hour;
const plivo: RetentionRule = {
  unused: { kind: 'duration', ms: 6 * hour },
  used: { kind: 'duration', ms: 365 * day },
  certainty: 'documented',
};
const facts = (known: Partial<LifeFacts>): LifeFacts => ({
  storedAt: 0,
  usedAt: null,
  seenAt: 0,
  goneAt: null,
  ...known,
});
const expiring = (expiresAt: number | null): Expiry => ({
  expiresAt,
  basis: 'unused',
  lifetime: plivo.unused,
  certainty: 'documented',
});
const instant = fc.integer({ min: 0, max: 4e12 });
/** Near the places where units change as well as anywhere in two years. */
const left = fc.oneof(
  fc.integer({ min: 1, max: 700 * day }),
  fc.integer({ min: 1, max: 15 * 60_000 }),
  fc
    .tuple(
      fc.constantFrom(1_000, 60_000, 600_000, 1_800_000, hour, 2 * hour, day, 30 * day),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([unit, off, times]) => Math.max(1, unit * times + off)),
);
const shown = (expiry: Expiry, now: number) =>
  JSON.stringify([labelParts(timeLeft(expiry, now) ?? -1), urgencyOf(expiry, now)]);

describe('expiryOf', () => {
  it('gives an unused item its unused lifetime', () => {
    const expiry = expiryOf(plivo, facts({ seenAt: 2 * hour }));
    expect(expiry).toMatchObject({ expiresAt: 6 * hour, basis: 'unused', certainty: 'documented' });
  });

  it('knows no use where using an item changes nothing of its life', () => {
    const life = { kind: 'duration', ms: 400 * day } as const;
    const once: RetentionRule = { unused: life, used: life, certainty: 'documented' };
    expect(expiryOf(once, facts({ seenAt: day }))).toMatchObject({
      expiresAt: 400 * day,
      basis: 'used',
      certainty: 'documented',
    });
    const outlived = expiryOf(once, facts({ seenAt: 401 * day }));
    expect(outlived).toMatchObject({ expiresAt: null, certainty: 'observed' });
  });

  it('counts the used lifetime from when it was used', () => {
    const expiry = expiryOf(plivo, facts({ usedAt: hour }));
    expect(expiry).toMatchObject({ expiresAt: hour + 365 * day, basis: 'used' });
  });

  it('takes an item alive well after its unused lifetime for a used one', () => {
    const expiry = expiryOf(plivo, facts({ seenAt: 6 * hour + graceMs + 1 }));
    expect(expiry).toMatchObject({ expiresAt: 365 * day, basis: 'used', certainty: 'observed' });
  });

  it('does not take a late sweep or a clock that is off for a use', () => {
    expect(expiryOf(plivo, facts({ seenAt: 6 * hour + graceMs })).basis).toBe('unused');
  });

  it('knows no end of what outlives every lifetime', () => {
    const expiry = expiryOf(plivo, facts({ seenAt: 365 * day + graceMs + 1 }));
    expect(expiry).toMatchObject({ expiresAt: null, basis: 'used', certainty: 'observed' });
  });

  it('ends when the provider said that it is gone', () => {
    expect(expiryOf(plivo, facts({ goneAt: 5 }))).toMatchObject({ expiresAt: 5, basis: 'gone' });
  });

  it('knows no end without a date', () => {
    expect(expiryOf(plivo, facts({ storedAt: null })).expiresAt).toBeNull();
  });

  it('never ends earlier for having been seen later', () => {
    fc.assert(
      fc.property(instant, fc.nat(800 * day), fc.nat(800 * day), (storedAt, a, b) => {
        const [first, then] = [Math.min(a, b), Math.max(a, b)].map(
          (later) => expiryOf(plivo, facts({ storedAt, seenAt: storedAt + later })).expiresAt,
        );
        expect(then ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          first ?? Number.POSITIVE_INFINITY,
        );
      }),
    );
  });
});

describe('what is shown', () => {
  const calmest: readonly Urgency[] = ['lasting', 'calm', 'soon', 'critical', 'gone'];

  it('never calms down and never gains time', () => {
    fc.assert(
      fc.property(left, fc.nat(800 * day), (leftMs, pass) => {
        const expiry = expiring(leftMs);
        expect(timeLeft(expiry, pass)).toBeLessThanOrEqual(timeLeft(expiry, 0) ?? -1);
        const [before, after] = [0, pass].map((now) => calmest.indexOf(urgencyOf(expiry, now)));
        expect(after).toBeGreaterThanOrEqual(before ?? 9);
      }),
    );
  });

  it('says what is left, rounded down', () => {
    expect(labelParts(3 * day + 5 * hour + 59 * 60_000)).toEqual({
      form: 'days',
      days: 3,
      hours: 5,
    });
    expect(labelParts(day - 1)).toEqual({ form: 'hours', hours: 23, minutes: 59 });
    expect(labelParts(hour - 1)).toEqual({ form: 'minutes', minutes: 59 });
    expect(labelParts(600_000)).toEqual({ form: 'minutes', minutes: 10 });
    expect(labelParts(599_999)).toEqual({ form: 'seconds', minutes: 9, seconds: 59 });
    expect(labelParts(1)).toEqual({ form: 'seconds', minutes: 0, seconds: 0 });
    expect(labelParts(0)).toEqual({ form: 'over' });
    expect(labelParts(-5)).toEqual({ form: 'over' });
  });

  it('never claims more than is left', () => {
    fc.assert(
      fc.property(left, (leftMs) => {
        const parts = labelParts(leftMs);
        if (parts.form === 'over') throw new Error('over too early');
        const {
          days = 0,
          hours = 0,
          minutes = 0,
          seconds = 0,
        }: Partial<Record<string, number>> = {
          ...parts,
          form: undefined,
        };
        const claimed = days * day + hours * hour + minutes * 60_000 + seconds * 1_000;
        expect(claimed).toBeLessThanOrEqual(leftMs);
        expect(leftMs - claimed).toBeLessThan(hour);
      }),
    );
  });
});

describe('nextChange', () => {
  it('is when the label changes, and not before', () => {
    fc.assert(
      fc.property(
        instant,
        left,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (now, leftMs, share) => {
          const expiry = expiring(now + leftMs);
          const next = nextChange(expiry, now);
          if (next === null) throw new Error('a running countdown has a next change');
          expect(next).toBeGreaterThan(now);
          expect(shown(expiry, next)).not.toBe(shown(expiry, now));
          const between = now + Math.floor((next - 1 - now) * share);
          expect(shown(expiry, between)).toBe(shown(expiry, now));
          expect(shown(expiry, next - 1)).toBe(shown(expiry, now));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('leads to the very end and then stops', () => {
    let now = 0;
    const expiry = expiring(11 * 60_000);
    for (let next = nextChange(expiry, now); next !== null; next = nextChange(expiry, now))
      now = next;
    expect(now).toBe(11 * 60_000);
    expect(urgencyOf(expiry, now)).toBe('gone');
  });

  it('is never for what has no end or has ended', () => {
    expect(nextChange(expiring(null), 5)).toBeNull();
    expect(nextChange(expiring(5), 5)).toBeNull();
    expect(nextChange(expiryOf(plivo, facts({ goneAt: 1 })), 5)).toBeNull();
  });
});
