import { describe, expect, it } from 'vitest';
import { copyState, isOver } from '../../../../renderer/features/messages/copyState.ts';
import { withCopy } from '../../../../renderer/features/messages/withCopy.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { jobId, mediaId } from '../../../../shared/ids.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { fakeJobs, fakeRow } from '../../harness/fakeRows.ts';

const stored = fakeJobs().find((job) => job.state === 'stored');
const refused = fakeJobs().find((job) => job.state === 'failed');
if (stored === undefined || refused === undefined) throw new Error('no jobs');
const of = (id: string, failure: Failure): UploadJob => ({
  ...refused,
  id: jobId.parse(id),
  failure,
});
const duplicate = (existing: object): Failure => ({
  kind: 'file-rejected',
  rule: 'duplicate',
  sizeBytes: 1,
  limitBytes: null,
  foundType: null,
  accepts: [],
  ...existing,
});
const among = (jobs: readonly UploadJob[]) => (id: string) => jobs.find((job) => job.id === id);

describe('copyState', () => {
  it('waits for what is not yet known, and is over with what ended', () => {
    const states = fakeJobs().map((job) => copyState(job.id, among(fakeJobs())));
    expect(states.filter(isOver).map(({ kind }) => kind)).toEqual([
      ...['stored', 'failed', 'failed', 'failed'],
    ]);
    expect(isOver(copyState(jobId.parse('unknown'), () => undefined))).toBe(false);
  });

  it('says that one is being stopped whose last byte had left', () => {
    const inDoubt = (failure: Failure) =>
      copyState(refused.id, () => ({ ...refused, failure, state: 'unsure', untilAt: 0 }));
    expect(inDoubt(refused.failure).kind).toBe('uploading');
    const state = inDoubt({ kind: 'cancelled' });
    expect(state.kind).toBe('stopping');
    expect(isOver(state)).toBe(false);
  });

  it('takes what is there already for the copy', () => {
    const there = of('a', duplicate({ existingId: mediaId.parse(7) }));
    expect(copyState(there.id, among([there]))).toEqual({ kind: 'stored', mediaId: 7 });
    const coming = of('b', duplicate({ existingJobId: stored.id }));
    expect(copyState(coming.id, among([coming, stored]))).toEqual({ kind: 'stored', mediaId: 1 });
    const itself = of('c', duplicate({ existingJobId: jobId.parse('c') }));
    expect(copyState(itself.id, among([itself])).kind).toBe('failed');
  });
});

describe('withCopy', () => {
  const [a, b, c] = [0, 1, 2].map((index) => fakeRow(index, 1, false));
  if (a === undefined || b === undefined || c === undefined) throw new Error('no rows');

  it('puts it in the place of its item', () => {
    expect(withCopy([a, b], a.id, c)).toEqual([c, b]);
  });

  it('brings back nothing that was left out, and nothing twice', () => {
    expect(withCopy([b], a.id, c)).toEqual([b]);
    expect(withCopy([a, c], a.id, c)).toEqual([c]);
    expect(withCopy([a, b], a.id, a)).toEqual([a, b]);
  });
});
