import { expect, it } from 'vitest';
import { nothingText } from '../../../../renderer/features/cleanup/nothingText.ts';
import { en } from '../../../../renderer/strings/en.ts';
import { invalidInput } from '../../../../shared/failures.ts';

it('says that nothing matches only where nothing does', () => {
  const refused = [{ failure: invalidInput('cannot-remove'), items: 1, first: [] }];
  expect(nothingText({ refused: [], underway: 0 })).toBe(en.cleanup.nothingWhy);
  expect(nothingText({ refused, underway: 0 })).toBe(en.cleanup.nothingCan);
  expect(nothingText({ refused: [], underway: 3 })).toBe(en.cleanup.nothingCan);
});
