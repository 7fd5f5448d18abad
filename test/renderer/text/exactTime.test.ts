import { describe, expect, it } from 'vitest';
import { exactTime, exactTitle } from '../../../renderer/text/exactTime.ts';

const at = Date.UTC(2026, 10, 29, 13, 4, 5);

describe('an exact time', () => {
  it('is told to the second, here with its time zone, and in UTC as everybody writes it', () => {
    const { local, utc } = exactTime(at, 'en-US');
    expect(utc).toBe('2026-11-29 13:04:05 UTC');
    const zone = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value;
    expect(local).toContain(zone);
    expect(local).toMatch(/^[A-Z][a-z]+day, November \d+, 2026/u);
    expect(local).toContain(':05');
  });

  it('is on two lines as a title', () => {
    const { local, utc } = exactTime(at);
    expect(exactTitle(at).split('\n')).toEqual([local, utc]);
  });

  it('is another an hour later, also where the clocks were turned back', () => {
    const turned = Date.UTC(2026, 9, 25, 0, 30);
    expect(exactTime(turned).utc).not.toBe(exactTime(turned + 3_600_000).utc);
  });
});
