import { expect, it } from 'vitest';
import { shownFor, shownMs } from '../../../../renderer/features/notices/shownFor.ts';

const button = { label: 'Undo', run() {} };

it.each([
  ['good', null, null, shownMs.good],
  ['bad', null, null, shownMs.bad],
  ['good', 1, null, shownMs.long],
  ['bad', 1, null, shownMs.long],
  ['good', null, button, shownMs.long],
  ['bad', null, button, shownMs.asking],
] as const)(
  'shows what went %s, with the end %s and the button %j, long enough',
  (tone, untilAt, action, ms) => {
    expect(shownFor({ tone, untilAt, action })).toBe(ms);
  },
);

it('leaves more time for what went wrong, and the most where a button is the way on', () => {
  expect(shownMs.good).toBeLessThan(shownMs.bad);
  expect(shownMs.bad).toBeLessThan(shownMs.long);
  expect(shownMs.long).toBeLessThan(shownMs.asking);
});
