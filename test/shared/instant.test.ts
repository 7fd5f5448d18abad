import fc from 'fast-check';
import { expect, it } from 'vitest';
import { duration, instant, isInstant, lastInstant } from '../../shared/instant.ts';
import { messageRow } from '../../shared/message.ts';
import { uploadJob } from '../../shared/upload.ts';

it('takes exactly what there is a date of', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.constantFrom(lastInstant, -lastInstant, 9e15)), (at) => {
      const isDate = !Number.isNaN(new Date(at).getTime());
      expect(isInstant(at)).toBe(isDate);
      expect(instant.safeParse(at).success).toBe(isDate);
    }),
    { seed: 8 },
  );
});

it('takes no time below nothing, and none without end', () => {
  for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY, 9e15]) {
    expect(duration.safeParse(ms).success).toBe(false);
  }
  expect(duration.safeParse(0).success).toBe(true);
});

it('bounds what is told of jobs and messages', () => {
  const job = {
    ...{ id: 'j', accountId: 'a', batchId: 'b', position: 0, name: 'a.png', sizeBytes: 1 },
    ...{ contentType: null, attempt: 0, state: 'queued' },
  };
  expect(uploadJob.safeParse({ ...job, addedAt: 1 }).success).toBe(true);
  expect(uploadJob.safeParse({ ...job, addedAt: 9e15 }).success).toBe(false);
  const message = {
    ...{ id: 'm', accountId: 'a', from: '+1', to: '+2', text: '', mediaCount: 0, failure: null },
    ...{ messageRef: null, providerStatus: null, state: 'cancelled' },
  };
  expect(messageRow.safeParse({ ...message, createdAt: 1 }).success).toBe(true);
  expect(messageRow.safeParse({ ...message, createdAt: 9e15 }).success).toBe(false);
});
