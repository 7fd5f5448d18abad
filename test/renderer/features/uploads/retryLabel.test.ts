import { expect, it } from 'vitest';
import { retryLabel } from '../../../../renderer/features/uploads/TrayActions.tsx';
import {
  idsWhere,
  noBatches,
  withJobs,
} from '../../../../renderer/stores/uploads/uploadBatches.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { canRetry } from '../../../../shared/uploads/canRetry.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const [stored, , , tooLarge, , , queued, down] = fakeJobs() as [UploadJob, ...UploadJob[]];
const cancelled = { ...queued, state: 'cancelled' } as UploadJob;
const bookOf = (...jobs: (UploadJob | undefined)[]) =>
  withJobs(
    noBatches,
    jobs.flatMap((job) => job ?? []),
  );

it('says which files would be tried again, and takes just those', () => {
  expect(retryLabel(bookOf(stored, tooLarge))).toBe(null);
  expect(retryLabel(bookOf(stored, down))).toBe('Retry failed');
  expect(retryLabel(bookOf(tooLarge, cancelled))).toBe('Retry cancelled');
  expect(retryLabel(bookOf(down, cancelled))).toBe('Retry failed and cancelled');
  const all = bookOf(stored, tooLarge, queued && { ...cancelled }, down);
  expect(idsWhere(all, canRetry)).toEqual([cancelled.id, down?.id]);
});
