import { expect, it } from 'vitest';
import { formatPlayTime } from '../../../renderer/text/playTime.ts';

it.each([
  [0, '0:01'],
  [7_400, '0:07'],
  [59_600, '1:00'],
  [725_000, '12:05'],
  [3_723_000, '1:02:03'],
])('%i ms play %s', (ms, text) => {
  expect(formatPlayTime(ms)).toBe(text);
});
