import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/strings/en.ts';
import { headingOf, namedDays } from '../../../renderer/text/cardTime.ts';

describe('days that have names', () => {
  it('are today and the day before, over the end of a month and a change of the clocks', () => {
    for (const now of [
      new Date(2026, 2, 1, 0, 5),
      new Date(2026, 10, 2, 0, 30),
      new Date(2026, 0, 1),
    ]) {
      const [today = '', yesterday = ''] = namedDays(now.getTime());
      expect(headingOf({ unit: 'day', day: today }, now.getTime())).toBe(en.library.today);
      expect(headingOf({ unit: 'day', day: yesterday }, now.getTime())).toBe(en.library.yesterday);
    }
    expect(namedDays(new Date(2026, 2, 1).getTime())).toEqual(['2026-03-01', '2026-02-28']);
  });
});
