import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTally, progressOf, withJob } from '../../../../renderer/stores/uploads/tally.ts';
import {
  jobOf,
  knownAs,
  noBatches,
  withJobs,
  withoutJobs,
} from '../../../../renderer/stores/uploads/uploadBatches.ts';
import { accountId, batchId, jobId } from '../../../../shared/ids.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const shapes = fakeJobs();
/** Any job of a few batches, in any of the states. */
const anyJob = fc
  .record({
    shape: fc.constantFrom(...shapes),
    number: fc.nat({ max: 40 }),
    batch: fc.nat({ max: 3 }),
    sizeBytes: fc.option(fc.nat({ max: 5_000_000 })),
  })
  .map(({ shape, number, batch, sizeBytes }): UploadJob => {
    const position = { position: number >> 1, addedAt: batch * 1_000, sizeBytes };
    return {
      ...shape,
      ...position,
      id: jobId.parse(`job-${number}-${batch}`),
      batchId: batchId.parse(`batch-${batch}`),
      accountId: accountId.parse(number % 3 === 0 ? 'other' : 'main'),
    };
  });
const anyChange = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), jobs: fc.array(anyJob, { maxLength: 12 }) }),
  fc.record({ kind: fc.constant('drop' as const), jobs: fc.array(anyJob, { maxLength: 12 }) }),
);

describe('the batches of uploads', () => {
  it('holds what a list of the latest rows would, in order, whatever came and went', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
        let known = noBatches;
        const latest = new Map<string, UploadJob>();
        for (const { kind, jobs } of changes) {
          if (kind === 'put') {
            known = withJobs(known, jobs);
            for (const job of jobs) latest.set(job.id, job);
          } else {
            known = withoutJobs(
              known,
              jobs.map(({ id }) => id),
            );
            for (const { id } of jobs) latest.delete(id);
          }
        }
        const all = [...latest.values()];
        for (const job of all) expect(knownAs(known, job)).toBe(job);
        expect(jobOf(known, jobId.parse('nobody'))).toBe(undefined);
        expect(all.map(({ id }) => jobOf(known, id))).toEqual(all);
        expect(known.tally).toEqual(all.reduce((sum, job) => withJob(sum, job), noTally));
        expect(known.batches.flatMap(({ jobs }) => jobs)).toHaveLength(all.length);
        const added = known.batches.map(({ addedAt }) => addedAt);
        expect(added).toEqual([...added].sort((a, b) => b - a));
        expect(new Set(known.batches.map(({ key }) => key)).size).toBe(known.batches.length);
        for (const batch of known.batches) {
          const others = batch.jobs.filter((job) => job.accountId !== batch.accountId);
          expect(others).toEqual([]);
          const positions = batch.jobs.map(({ position }) => position);
          expect(positions).toEqual([...positions].sort((a, b) => a - b));
          expect(batch.tally).toEqual(batch.jobs.reduce((sum, job) => withJob(sum, job), noTally));
          expect(batch.jobs.every((job) => latest.get(job.id) === job)).toBe(true);
        }
      }),
    );
  });

  it('leaves what did not change the same object', () => {
    const other = shapes.map((job) => ({ ...job, batchId: batchId.parse('later') }));
    const renamed = other.map((job) => ({ ...job, id: jobId.parse(`later-${job.id}`) }));
    const known = withJobs(withJobs(noBatches, shapes), renamed);
    const first = known.batches.find(({ id }) => id === 'batch-1');
    const changed = withJobs(known, renamed.slice(0, 1));
    expect(changed.batches.find(({ id }) => id === 'batch-1')).toBe(first);
    expect(withoutJobs(known, [jobId.parse('nobody')])).toBe(known);
  });
});

it('keeps what went to another account apart, under the same gesture', () => {
  const together = shapes.map((job) => ({ ...job, addedAt: 5 }));
  const [first, second, ...rest] = together as [UploadJob, UploadJob, ...UploadJob[]];
  const older = { ...first, id: jobId.parse('older'), batchId: batchId.parse('old'), addedAt: 1 };
  const id = jobId.parse('moved');
  const moved = { ...second, id, accountId: accountId.parse('other') };
  const before = withJobs(noBatches, [first, second, ...rest, older]);
  const { batches } = withJobs(withoutJobs(before, [second.id]), [moved]);
  expect(batches.map(({ id, accountId, tally }) => [id, accountId, tally.all])).toEqual([
    ['batch-1', first.accountId, shapes.length - 1],
    ['batch-1', 'other', 1],
    ['old', first.accountId, 1],
  ]);
});

describe('the tally', () => {
  it('counts every file once and leaves the refused out of the progress', () => {
    const { tally } = withJobs(noBatches, shapes);
    expect(tally.active + tally.stored + tally.failed + tally.cancelled).toBe(tally.all);
    const bytes = 1_400_000 + 1_900_000 + 240_000 + 512_000 + 812;
    expect(progressOf(tally)).toBeCloseTo((1_400_000 + 820_000 + 240_000) / bytes, 6);
  });

  it('knows no progress when there is nothing', () => expect(progressOf(noTally)).toBe(null));
});
