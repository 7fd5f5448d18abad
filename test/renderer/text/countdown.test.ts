import { describe, expect, it } from 'vitest';
import { countdownOf, lifeOf, nextLifeChange } from '../../../renderer/text/countdown.ts';
import { expiryOf, type RetentionRule } from '../../../shared/retention.ts';

const minute = 60_000;
const hour = 60 * minute;
const rule: RetentionRule = {
  unused: { kind: 'duration', ms: 6 * hour },
  used: { kind: 'duration', ms: 365 * 24 * hour },
  certainty: 'documented',
};
const fresh = { storedAt: 0, usedAt: null, seenAt: 0, goneAt: null };
const context = { provider: 'Plivo', unread: false };
const lasting = { ...rule, unused: { kind: 'until-removed' as const } };
const bound = { ...rule, unused: { kind: 'with-message' as const } };

describe('countdownOf', () => {
  it('says the time left, then that it has expired, then that it is deleted', () => {
    const expiry = expiryOf(rule, fresh);
    expect(countdownOf(expiry, 48 * minute)).toEqual({ label: '5 h 12 min', urgency: 'calm' });
    expect(countdownOf(expiry, 6 * hour - 1_000)).toEqual({ label: '1 s', urgency: 'critical' });
    expect(countdownOf(expiry, 6 * hour)).toEqual({ label: 'Expired', urgency: 'gone' });
    const gone = expiryOf(rule, { ...fresh, goneAt: hour });
    expect(countdownOf(gone, 2 * hour)).toEqual({ label: 'Deleted', urgency: 'gone' });
  });

  it('says nothing of what has no end, or none that is known', () => {
    for (const expiry of [expiryOf(lasting, fresh), expiryOf(bound, fresh)]) {
      expect(countdownOf(expiry, 0)).toBe(null);
    }
    expect(countdownOf(expiryOf(rule, { ...fresh, storedAt: null }), 0)).toBe(null);
  });
});

describe('lifeOf', () => {
  it('tells why that is known', () => {
    expect(lifeOf(expiryOf(rule, fresh), 48 * minute, context)).toEqual([
      'Expires in 5 h 12 min unless it’s used in a message',
      'According to Plivo’s docs',
    ]);
    const outlived = expiryOf(rule, { ...fresh, seenAt: 7 * hour });
    const [sentence, certainty] = lifeOf(outlived, 8 * hour, context);
    expect(sentence).toMatch(/^Expires in 364 days \(.*\)$/);
    expect(certainty).toBe('Still there after the time limit for unused files');
    const guess = expiryOf({ ...rule, certainty: 'assumed' }, fresh);
    expect(lifeOf(guess, 0, context)[1]).toBe('Satchel’s estimate');
  });

  it('promises nothing where the account may be set to keep it for less', () => {
    const year = { kind: 'duration' as const, ms: 400 * 24 * hour };
    const twilio = { ...rule, unused: year, used: year };
    const [sentence, certainty] = lifeOf(expiryOf(twilio, fresh), 24 * hour, {
      ...context,
      atMost: true,
    });
    expect(sentence).toMatch(/^Expires in 399 days at the latest \(.*\)$/);
    expect(certainty).toBe('According to Plivo’s docs');
  });

  it('says of what has no end that it has none, or that none is known', () => {
    expect(lifeOf(expiryOf({ ...lasting, certainty: 'assumed' }, fresh), 0, context)).toEqual([
      'No known expiry',
      'Plivo doesn’t say how long it keeps files',
    ]);
    const shared = { ...context, provider: 'Twilio Conversations' };
    expect(lifeOf(expiryOf(lasting, fresh), 0, shared)).toEqual([
      'No expiry',
      'According to Twilio Conversations’ docs',
    ]);
    expect(lifeOf(expiryOf(bound, fresh), 0, context)[0]).toBe('Kept as long as its message');
    expect(lifeOf(expiryOf(rule, { ...fresh, storedAt: null }), 0, context)[0]).toBe(
      'Expiry unknown',
    );
  });

  it('tells how long ago it expired, again each minute, until it is found out', () => {
    const expiry = expiryOf(rule, fresh);
    const at = 6 * hour + 2 * minute + 5_000;
    expect(lifeOf(expiry, 6 * hour + 1, context)).toEqual(['Expired just now', 'Checking Plivo…']);
    expect(lifeOf(expiry, at, context)).toEqual(['Expired 2 min ago', 'Checking Plivo…']);
    expect(nextLifeChange(expiry, at)).toBe(6 * hour + 3 * minute);
    expect(lifeOf(expiry, at, { ...context, unread: true })[1]).toBe(
      'Satchel will check when it can reach Plivo.',
    );
    const gone = expiryOf(rule, { ...fresh, goneAt: 7 * hour });
    expect(lifeOf(gone, 8 * hour, context)[0]).toBe('No longer at Plivo');
    expect(nextLifeChange(gone, 8 * hour)).toBe(null);
  });
});
