import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  askOffersAnew,
  followRefusals,
  useOffers,
} from '../../../../renderer/features/uploads/offersStore.ts';
import {
  noUploads,
  putJobs,
  useUploads,
} from '../../../../renderer/stores/uploads/uploadsStore.ts';
import type { Envelope } from '../../../../shared/contract/contract.ts';
import { accountId, type JobId, jobId } from '../../../../shared/ids.ts';
import type { Remedy } from '../../../../shared/remedy.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const shrink: Remedy = { kind: 'shrink', flatten: false };
const elsewhere: Remedy = { kind: 'other-account', accountId: accountId.parse('other') };

/** What the other end would offer; null while it fails. */
let offered: readonly Remedy[] | null = [shrink];
let calls: JobId[][] = [];
let unfollow = () => {};

async function ask(_name: string, { jobIds }: { jobIds: JobId[] }): Promise<Envelope<unknown>> {
  calls.push(jobIds);
  if (offered === null) return { ok: false, failure: { kind: 'bug', reference: 'A' } };
  const offers = offered.map((remedy) => ({ remedy, estimatedBytes: null }));
  return { ok: true, value: jobIds.map((id) => ({ jobId: id, offers })) };
}

const number = (index: number) => jobId.parse(`job-${index}`);
function refused(index: number): UploadJob {
  const found = fakeJobs().find(
    (job) => job.state === 'failed' && job.failure.kind === 'file-rejected',
  );
  if (found === undefined) throw new Error('no job');
  return { ...found, id: number(index), position: index };
}
const remedies = (index: number) =>
  useOffers
    .getState()
    .offers.get(number(index))
    ?.map(({ remedy }) => remedy);

beforeAll(() => Object.assign(globalThis, { window: { satchel: { ask } } }));
afterAll(() => Reflect.deleteProperty(globalThis, 'window'));
beforeEach(() => {
  unfollow();
  offered = [shrink];
  calls = [];
  useUploads.setState(noUploads);
  askOffersAnew();
  unfollow = followRefusals();
});

it('asks once for each file that was refused', async () => {
  putJobs([refused(1)]);
  await expect.poll(() => remedies(1)).toEqual([shrink]);
  putJobs([refused(2)]);
  await expect.poll(() => remedies(2)).toEqual([shrink]);
  expect(calls).toEqual([[number(1)], [number(2)]]);
});

it('asks again for one that was refused anew, however alike its rows are', async () => {
  putJobs([refused(3)]);
  await expect.poll(() => remedies(3)).toEqual([shrink]);
  offered = [];
  putJobs([refused(3)]);
  await expect.poll(() => remedies(3)).toEqual([]);
});

it('asks again for what it was not told', async () => {
  offered = null;
  putJobs([refused(4)]);
  await expect.poll(() => calls).toHaveLength(1);
  offered = [shrink];
  putJobs([refused(5)]);
  await expect.poll(() => [remedies(4), remedies(5)]).toEqual([[shrink], [shrink]]);
});

it('asks for all of them when the accounts are others', async () => {
  putJobs([refused(6), refused(7)]);
  await expect.poll(() => remedies(7)).toEqual([shrink]);
  offered = [shrink, elsewhere];
  askOffersAnew();
  await expect.poll(() => [remedies(6), remedies(7)]).toEqual([offered, offered]);
  offered = [];
  putJobs([{ ...refused(6), state: 'checking' } as UploadJob]);
  await expect.poll(() => remedies(6)).toBe(undefined);
  expect(remedies(7)).toEqual([shrink, elsewhere]);
});
