import { describe, expect, it } from 'vitest';
import { partFilter } from '../../../../renderer/features/holdings/partFilter.ts';

describe('a part of what a filter finds', () => {
  it('is found by both together', () => {
    expect(partFilter({ person: 'Ada', kinds: ['image', 'pdf'] }, { kinds: ['pdf'] })).toEqual({
      person: 'Ada',
      kinds: ['pdf'],
    });
    expect(partFilter({ text: 'menu' }, { direction: 'inbound' })).toEqual({
      text: 'menu',
      direction: 'inbound',
    });
  });

  it('is as young and as old as either asks for', () => {
    const whole = { storedWithinMs: 50, storedOverMs: 5 };
    expect(partFilter(whole, { storedWithinMs: 90, storedOverMs: 30 })).toEqual({
      storedWithinMs: 50,
      storedOverMs: 30,
    });
    expect(partFilter(whole, { storedWithinMs: 10 })).toEqual({
      storedWithinMs: 10,
      storedOverMs: 5,
    });
  });

  it('leads nowhere where two people would have to be one', () => {
    expect(partFilter({ person: 'Ada' }, { person: '+12125550111' })).toBeNull();
    expect(partFilter({ from: 'Ada' }, { person: '+12125550111' })).toEqual({
      from: 'Ada',
      person: '+12125550111',
    });
  });
});
