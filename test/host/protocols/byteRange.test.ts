import { describe, expect, it } from 'vitest';
import { byteRangeOf } from '../../../electron/host/protocols/byteRange.ts';

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=99-99', { start: 99, end: 99 }],
  ])('%s is what is there of it', (header, range) => {
    expect(byteRangeOf(header, 100)).toEqual(range);
  });

  it.each([[null], ['bytes=5-4'], ['bytes=-5'], ['bytes=0-1,3-4'], ['lines=1-2'], ['bytes=x-']])(
    '%s is all of it',
    (header) => {
      expect(byteRangeOf(header, 100)).toBeNull();
    },
  );

  it('that begins behind the end is none', () => {
    expect(byteRangeOf('bytes=100-', 100)).toBe('beyond');
    expect(byteRangeOf('bytes=0-', 0)).toBe('beyond');
  });
});
