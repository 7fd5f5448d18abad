import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOf } from '../../../../renderer/stores/uploads/speed.ts';
import {
  noUploads,
  type UploadsState,
  withRows,
} from '../../../../renderer/stores/uploads/uploadsStore.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const shape = fakeJobs().find(({ state }) => state === 'queued') as UploadJob;
const all = 100_000_000;
const queued = { ...shape, sizeBytes: all, state: 'queued' } as UploadJob;
const sending = (sentBytes: number) =>
  ({ ...queued, state: 'sending', sentBytes, committing: false }) as UploadJob;
const limited = (now: number) => {
  const failure = { kind: 'rate-limited', retryAfterMs: 60_000 };
  return { ...queued, state: 'waiting', untilAt: now + 60_000, failure } as UploadJob;
};

describe('the speed of all uploads', () => {
  /** Sends for so long at 200 kB a second, told ten times a second. */
  function send(state: UploadsState, from: number, ms: number) {
    let next = withRows(state, [sending(0)], from);
    for (let passed = 100; passed <= ms; passed += 100) {
      next = withRows(next, [sending(passed * 200)], from + passed);
    }
    return next;
  }

  it('is right at once after a rest, whatever was told in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_500, max: 600_000 }),
        fc.constantFrom('paused', 'limited'),
        fc.boolean(),
        (restMs, why, told) => {
          const start = 50_000;
          const before = send(withRows(noUploads, [queued], 10_000), start, 5_000);
          const stops = start + 5_000;
          expect(rateOf(before.speed, stops)).toBeCloseTo(200_000, 3);
          const resting = why === 'paused' ? queued : limited(stops);
          let rested = withRows(before, [resting], stops);
          if (told)
            rested = withRows(rested, [{ ...resting, name: 'other.txt' }], stops + restMs / 2);
          const resumes = stops + restMs;
          const after = send(rested, resumes, 600);
          expect(rateOf(after.speed, resumes + 600)).toBeCloseTo(200_000, 3);
          expect(rateOf(after.speeds.get(queued.id) ?? after.speed, resumes + 600)).toBeCloseTo(
            200_000,
            3,
          );
        },
      ),
    );
  });
});
