import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lookAgain } from '../../../electron/uploads/doubt/waitingOut.ts';
import { accountId, batchId, jobId, mediaId, mediaRef } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';

const facts = {
  ...{ id: jobId.parse('00000000-0000-4000-8000-000000000001'), accountId: accountId.parse('a') },
  ...{ batchId: batchId.parse('00000000-0000-4000-8000-000000000002'), position: 0 },
  ...{ name: 'a.png', sizeBytes: 1, contentType: 'image/png', addedAt: 0, attempt: 1 },
};
const failure = { kind: 'offline', host: 'model' } as const;
const held = (untilAt: number): UploadJob => {
  return { ...facts, state: 'unsure', untilAt, failure, held: true };
};
const arrived = { mediaId: mediaId.parse(1), ref: mediaRef.parse('IS1/ME1'), untilAt: 5 };

it('holds for the whole time after a start, wherever the clock was set meanwhile', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (untilAt, now) => {
      const whole = { askAt: now + 315_000, held: true };
      expect(lookAgain(held(untilAt), 315_000, now, 2_000)).toEqual(whole);
    }),
  );
});

it.each([
  ['where the provider can be asked', held(900), null],
  ['for what had arrived, which can be asked for', { ...held(900), arrived }, 315_000],
] as const)('asks soon %s', (_, job, holdMs) => {
  expect(lookAgain(job, holdMs, 1_000, 2_000)).toEqual({ askAt: 3_000 });
});

it('waits after a start for what is left of a rest, and no longer than was asked for', () => {
  const asked = { status: 503, retryAfterMs: 600_000 };
  const busy = { kind: 'provider-down', cause: 'status', ...asked } as const;
  const unsure = (untilAt: number): UploadJob => ({
    ...{ ...facts, state: 'unsure', untilAt, failure: busy },
  });
  expect(lookAgain(unsure(300_000), null, 1_000, 2_000)).toEqual({ askAt: 300_000 });
  expect(lookAgain(unsure(500), null, 1_000, 2_000)).toEqual({ askAt: 3_000 });
  expect(lookAgain(unsure(9e9), null, 1_000, 2_000)).toEqual({ askAt: 661_000 });
});
