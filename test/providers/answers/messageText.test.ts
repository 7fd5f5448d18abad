import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageTextOf } from '../../../electron/providers/answers/wireValues.ts';

test.each([
  ['Hello', 'Hello'],
  ['  two\r\nlines\u2028three  ', 'two\nlines\nthree'],
  ['far\n\n\n\n\napart', 'far\n\napart'],
  ['\u202egnp.exe\u0000 bell\u0007', 'gnp.exe  bell'],
  ['👨‍👩‍👧 می‌خواهم', '👨‍👩‍👧 می‌خواهم'],
  [' \u200b\n\t', null],
  ['', null],
  [7, null],
  [null, null],
])('the text of a message, %j', (value, expected) => {
  expect(messageTextOf(value)).toBe(expected);
});

test('is bounded, clean, and cut between characters, whatever it was', () => {
  expect(messageTextOf('é'.repeat(9_000))).toHaveLength(4_000);
  expect(messageTextOf(`${'x'.repeat(3_999)}👍🏽`)).toBe('x'.repeat(3_999));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
      const text = messageTextOf(value);
      expect(text).toBe(text === null ? null : text.trim());
      expect(/[^\P{Cc}\n]|\n{3}/u.test(text ?? '')).toBe(false);
    }),
  );
});
