import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockTime,
  playerNews,
} from '../../../../renderer/features/quicklook/player/playerState.ts';

const state = {
  is: 'state',
  at: 1.5,
  duration: 3,
  fetchedTo: 3,
  waiting: false,
  paused: false,
  ended: false,
  muted: false,
  volume: 1,
  width: 640,
  height: 360,
};

describe('what the player tells', () => {
  it('is taken as it is, where it can be', () => {
    expect(playerNews(state)).toMatchObject({ is: 'state', state: { at: 1.5, duration: 3 } });
    expect(playerNews({ is: 'ready' })).toEqual({ is: 'ready' });
    expect(playerNews({ is: 'failed', code: 4 })).toEqual({ is: 'failed' });
  });

  it.each([
    ['a time below zero', { at: -1 }],
    ['no number', { at: '1' }],
    ['an endless film', { duration: Number.POSITIVE_INFINITY }],
    ['nothing of the kind', { is: 'other' }],
  ])('is not believed with %s', (_, change) => {
    expect(playerNews({ ...state, ...change })).toBeNull();
  });

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        playerNews(data);
      }),
      { seed: 3 },
    );
  });

  it('stands beside the scrubber as a clock would say it', () => {
    expect(clockTime(0)).toBe('0:00');
    expect(clockTime(65.9)).toBe('1:05');
    expect(clockTime(3_729)).toBe('1:02:09');
  });
});
