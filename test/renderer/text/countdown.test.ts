import { describe, expect, it } from 'vitest';
import { countdownOf, lifeOf } from '../../../renderer/text/countdown.ts';
import { expiryOf, type RetentionRule } from '../../../shared/retention.ts';

const hour = 3_600_000;
const rule: RetentionRule = {
  unused: { kind: 'duration', ms: 6 * hour },
  used: { kind: 'duration', ms: 365 * 24 * hour },
  certainty: 'documented',
};
const fresh = { storedAt: 0, usedAt: null, seenAt: 0, goneAt: null };

describe('countdownOf', () => {
  it('says the time left, then that it is up, then that it is gone', () => {
    const expiry = expiryOf(rule, fresh);
    expect(countdownOf(expiry, 48 * 60_000)).toEqual({ label: '5 h 12 min', urgency: 'calm' });
    expect(countdownOf(expiry, 6 * hour - 1_000)).toEqual({ label: '1 s', urgency: 'critical' });
    expect(countdownOf(expiry, 6 * hour)).toEqual({ label: 'Time is up', urgency: 'gone' });
    const gone = expiryOf(rule, { ...fresh, goneAt: hour });
    expect(countdownOf(gone, 2 * hour)).toEqual({ label: 'Gone', urgency: 'gone' });
  });

  it('says so when there is no end, or none is known', () => {
    const lasting = { ...rule, unused: { kind: 'until-removed' as const } };
    expect(countdownOf(expiryOf(lasting, fresh), 0).label).toBe('Stays');
    const bound = { ...rule, unused: { kind: 'with-message' as const } };
    expect(countdownOf(expiryOf(bound, fresh), 0).label).toBe('Message');
    expect(countdownOf(expiryOf(rule, { ...fresh, storedAt: null }), 0).label).toBe('No end known');
  });
});

describe('lifeOf', () => {
  it('tells how sure it is', () => {
    expect(lifeOf(expiryOf(rule, fresh), 48 * 60_000, 'Plivo')).toEqual([
      'Deleted in 5 h 12 min unless it is used in a message',
      'documented by Plivo',
    ]);
    const outlived = expiryOf(rule, { ...fresh, seenAt: 7 * hour });
    const [sentence, certainty] = lifeOf(outlived, 8 * hour, 'Plivo');
    expect(sentence).toMatch(/^Kept until .*, for another 364 days$/);
    expect(certainty).toMatch(/^observed/);
    const guess = expiryOf({ ...rule, certainty: 'assumed' }, fresh);
    expect(lifeOf(guess, 0, 'Plivo')[1]).toMatch(/^assumed/);
  });
});
