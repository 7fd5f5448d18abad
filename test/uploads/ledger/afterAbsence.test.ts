import { describe, expect, it } from 'vitest';
import { step } from '../../../electron/uploads/ledger/uploadMachine.ts';
import type { Failure } from '../../../shared/failure.ts';
import { accountId, batchId, jobId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';

const refused: Failure = {
  kind: 'provider-refused',
  status: 400,
  code: null,
  detail: null,
  said: 'no',
};
const limited: Failure = { kind: 'rate-limited', retryAfterMs: null };
const redirected: Failure = {
  ...{ kind: 'provider-down', cause: 'redirected', status: 302, retryAfterMs: null },
};
const broken: Failure = { ...redirected, cause: 'status', status: 500 };

const unsure = (failure: Failure, own: boolean, shared: boolean, attempt: number): UploadJob => ({
  ...{ id: jobId.parse('j'), accountId: accountId.parse('a'), batchId: batchId.parse('b') },
  ...{ position: 0, name: 'a.png', sizeBytes: 1, contentType: 'image/png', addedAt: 1 },
  ...{ attempt, state: 'unsure', untilAt: 1, failure, answered: { own, shared } },
});
const absent = (job: UploadJob, anew = false) => {
  const { state, attempt } = step(job, { kind: 'absent', ...(anew && { anew }) }, 2);
  return `${state} ${attempt}`;
};

describe('what is not at the provider after all', () => {
  it.each<[string, Failure, boolean, boolean, number, string]>([
    ['refused by the provider fails', refused, true, false, 1, 'failed 1'],
    ['not found by the provider fails', { kind: 'not-found' }, true, false, 1, 'failed 1'],
    ['refused with others goes by itself', refused, true, true, 1, 'queued 0'],
    ['refused by anybody is sent again', refused, false, false, 1, 'queued 1'],
    ['refused by anybody again and again fails', refused, false, false, 3, 'failed 3'],
    ['refused by anybody with others goes by itself', refused, false, true, 3, 'queued 3'],
    ['refused with others too often fails', refused, false, true, 6, 'failed 6'],
    [
      'met by a pause is sent again, unspent',
      { kind: 'unauthorized' },
      false,
      false,
      1,
      'queued 0',
    ],
    ['led elsewhere is sent again, unspent', redirected, false, true, 6, 'queued 5'],
    ['asked to rest is sent again, unspent', limited, false, false, 6, 'queued 5'],
    ['met by a breakdown spends the try', broken, false, false, 1, 'queued 1'],
    ['met by breakdowns fails in the end', broken, false, false, 6, 'failed 6'],
  ])('%s', (_name, failure, own, shared, attempt, expected) => {
    expect(absent(unsure(failure, own, shared, attempt))).toBe(expected);
  });

  it('is uploaded anew when what had arrived is gone, whatever was refused', () => {
    expect(absent(unsure(refused, true, false, 2), true)).toBe('queued 2');
    expect(absent(unsure(refused, true, false, 6), true)).toBe('failed 6');
  });

  it('is given up at once where the provider has refused it', () => {
    expect(step(unsure(limited, true, false, 1), { kind: 'cancel' }, 2).state).toBe('cancelled');
    expect(step(unsure(limited, false, false, 1), { kind: 'cancel' }, 2).state).toBe('unsure');
  });
});
