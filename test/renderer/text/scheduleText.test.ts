import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  minuteOf,
  nextTimeText,
  timeField,
  weekdays,
} from '../../../renderer/text/scheduleText.ts';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

describe('weekdays', () => {
  it('start as the week of the language does, and name the days as JavaScript counts them', () => {
    expect(weekdays('de')[0]).toEqual({ day: 1, name: 'Montag' });
    expect(weekdays('en-US')[0]).toEqual({ day: 0, name: 'Sunday' });
    expect(weekdays('en-US').map(({ day }) => day)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const { day, name } of weekdays('en-GB')) {
      const date = new Date(2026, 10, 1 + day);
      expect(date.toLocaleDateString('en-GB', { weekday: 'long' })).toBe(name);
    }
  });
});

describe('nextTimeText', () => {
  it('says a day that is near by its word, and any other by its date', () => {
    // A narrow blank stands before AM in newer tables.
    const said = (when: number, locale: string) =>
      nextTimeText(when, at(29, 10), locale).replaceAll('\u202f', ' ');
    expect(said(at(29, 18), 'en-US')).toBe('today, 6:00 PM');
    expect(said(at(30, 8), 'en-US')).toBe('tomorrow, 8:00 AM');
    expect(said(at(36, 8), 'en-US')).toBe('Sunday, December 6, 8:00 AM');
    expect(said(at(30, 8), 'de')).toBe('morgen, 08:00');
    // Overdue since before today, while it is being begun.
    expect(said(at(28, 8), 'en-US')).toBe('Saturday, November 28, 8:00 AM');
  });
});

describe('a time field', () => {
  it('has every minute of a day, and gives it back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_439 }), (minute) => {
        expect(minuteOf(timeField(minute))).toBe(minute);
      }),
    );
    expect(timeField(485)).toBe('08:05');
    for (const none of ['', '8', '24:00', '12:60', 'ab:cd']) expect(minuteOf(none)).toBeNull();
  });
});
