import { expect, it } from 'vitest';
import { rateLimits } from '../../../../renderer/features/uploads/rateLimits.ts';
import { noBatches, withJobs } from '../../../../renderer/stores/uploads/uploadBatches.ts';
import { accountId, jobId } from '../../../../shared/ids.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const [shape] = fakeJobs();
if (shape === undefined) throw new Error('no shape');
const waits = (id: string, account: string, untilAt: number, offline = false): UploadJob => ({
  ...shape,
  id: jobId.parse(id),
  accountId: accountId.parse(account),
  state: 'waiting',
  untilAt,
  failure: offline
    ? { kind: 'offline', host: 'api.plivo.com' }
    : { kind: 'rate-limited', retryAfterMs: null },
});

it('tells each provider whose limit is waited for once, by the file that goes on first', () => {
  const { batches } = withJobs(noBatches, [
    waits('a', 'plivo-1', 9_000),
    waits('b', 'plivo-2', 5_000),
    waits('c', 'twilio', 7_000),
    { ...waits('e', 'plivo-1', 3_000), state: 'unsure' } as UploadJob,
    waits('d', 'signalwire', 1_000, true),
  ]);
  const label = (id: string) => (id.startsWith('plivo') ? 'Plivo' : id);
  expect(rateLimits(batches, label)).toEqual([
    { provider: 'Plivo', untilAt: 3_000 },
    { provider: 'twilio', untilAt: 7_000 },
  ]);
  expect(rateLimits([], label)).toEqual([]);
});
