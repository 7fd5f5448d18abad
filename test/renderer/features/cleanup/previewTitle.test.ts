import { expect, it } from 'vitest';
import { previewTitle } from '../../../../renderer/features/cleanup/previewTitle.ts';
import { en } from '../../../../renderer/strings/en.ts';
import { notFound } from '../../../../shared/failures.ts';

it('says that there is nothing to delete only of what was looked at', () => {
  expect(previewTitle({ at: 'looking' })).toBe(en.cleanup.previewing);
  expect(previewTitle({ at: 'failed', failure: notFound })).toBe(en.cleanup.notChecked);
});
