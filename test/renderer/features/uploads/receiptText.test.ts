import { expect, it } from 'vitest';
import { receiptText } from '../../../../renderer/features/uploads/receiptText.ts';
import { reviewGroups } from '../../../../renderer/features/uploads/reviewGroups.ts';
import { stateText } from '../../../../renderer/features/uploads/stateText.ts';
import type { ConfirmedAudience } from '../../../../shared/audience.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { jobId } from '../../../../shared/ids.ts';
import { type UploadJob, waitsForReview } from '../../../../shared/upload.ts';
import { canRetry } from '../../../../shared/uploads/canRetry.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const [stored] = fakeJobs() as [UploadJob, ...UploadJob[]];
const none = { chat: 0, sms: 0, whatsapp: 0, other: 0, unnamed: 0 };
const audience: ConfirmedAudience = {
  print: 'p',
  askedAt: 0,
  more: false,
  counts: { ...none, chat: 2, sms: 3 },
  some: ['+15005550100', 'ann', 'bo'],
};
const changed: Failure = { kind: 'audience-changed' };

it('says to whom a file was sent', () => {
  expect(receiptText('Lamp', audience)).toEqual({
    text: 'Sent to 5 people in Lamp',
    who: '+15005550100, ann, and 3 others',
  });
  const one = { ...audience, counts: { ...none, sms: 1 }, some: ['+15005550100'] };
  expect(receiptText('Lamp', one)).toEqual({
    text: 'Sent to 1 person in Lamp',
    who: '+15005550100',
  });
  expect(receiptText('Lamp', { ...one, more: true }).text).toBe(
    'Sent to more than 1 person in Lamp',
  );
  const nobody = { ...audience, counts: none, some: [] };
  expect(receiptText('Lamp', nobody)).toEqual({
    text: 'Added to Lamp – no one was there',
    who: null,
  });
});

it('is on the row of a file, and of what an earlier Satchel sent only where it went', () => {
  const context = { now: 0, provider: 'Twilio', paused: false, rate: null };
  const target = { id: 'c', label: 'Lamp' };
  const told = stateText({ ...stored, target: { ...target, audience } }, context);
  expect(`${told.text} ${told.detail}`).toBe(
    'Sent to 5 people in Lamp · +15005550100, ann, and 3 others',
  );
  expect(stateText({ ...stored, target }, context)).toMatchObject({ text: 'Uploaded to Lamp' });
});

it('offers to look again instead of another try, two or more of one place together', () => {
  const failed = (id: string, target: string | null, failure: Failure): UploadJob => ({
    ...stored,
    id: jobId.parse(id),
    state: 'failed',
    failure,
    ...(target !== null && { target: { id: target, label: target, audience } }),
  });
  const rule = { sizeBytes: 1, limitBytes: null, foundType: null, accepts: [] };
  const other: Failure = { kind: 'file-rejected', rule: 'changed', ...rule };
  const jobs = [
    failed('a', 'lamp', changed),
    failed('b', 'desk', changed),
    failed('c', 'lamp', other),
    failed('d', null, other),
    failed('e', 'lamp', {
      kind: 'provider-refused',
      status: 400,
      code: null,
      detail: null,
      said: null,
    }),
  ];
  expect(jobs.map(waitsForReview)).toEqual([true, true, true, false, false]);
  expect(jobs.map(canRetry)).toEqual([false, false, false, true, true]);
  expect(reviewGroups([{ jobs: jobs.slice(0, 2) }, { jobs: jobs.slice(2) }])).toEqual([
    { accountId: stored.accountId, targetId: 'lamp', jobIds: ['a', 'c'] },
  ]);
});
