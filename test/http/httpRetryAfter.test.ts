import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from '../../electron/http/httpRetryAfter.ts';

const now = Date.UTC(2026, 0, 5, 12, 0, 0);
const dayMs = 86_400_000;

test.each([
  ['120', 120_000],
  [' 7 ', 7_000],
  ['1000000000', dayMs],
  ['Mon, 05 Jan 2026 12:01:30 GMT', 90_000],
  ['Mon, 05 Jan 2026 11:59:00 GMT', null],
  ['0', null],
  ['-5', null],
  ['1e9', null],
  ['1.5', null],
  ['abc', null],
  ['', null],
  ['2026', 2_026_000],
  ['Mon, 99 Jan 2026 12:01:30 GMT', null],
  ['2026-01-05T12:01:30Z', null],
  [undefined, null],
])('Retry-After %j asks for %j ms', (value, expected) => {
  expect(retryAfterMs(value, undefined, now)).toBe(expected);
});

test('a date is measured on the clock of the server that gave it', () => {
  const serverDate = 'Mon, 05 Jan 2026 10:00:00 GMT';
  expect(retryAfterMs('Mon, 05 Jan 2026 10:00:20 GMT', serverDate, now)).toBe(20_000);
  expect(retryAfterMs('Mon, 05 Jan 2026 12:00:20 GMT', 'yesterday', now)).toBe(20_000);
});

test('whatever a server sends, the wait is nothing or between a moment and a day', () => {
  fc.assert(
    fc.property(
      fc.option(fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)), {
        nil: undefined,
      }),
      fc.option(fc.string(), { nil: undefined }),
      fc.integer({ min: 0, max: 4e12 }),
      (value, date, at) => {
        const ms = retryAfterMs(value, date, at);
        expect(ms === null || (ms > 0 && ms <= dayMs)).toBe(true);
      },
    ),
  );
});

test('every date in the next day is read to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 86_400 }), (seconds) => {
      const date = new Date(now + seconds * 1_000).toUTCString();
      expect(retryAfterMs(date, undefined, now)).toBe(seconds * 1_000);
      expect(retryAfterMs(String(seconds), undefined, now)).toBe(seconds * 1_000);
    }),
  );
});
