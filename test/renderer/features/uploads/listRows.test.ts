import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf } from '../../../../renderer/features/uploads/listRows.ts';
import { lineAfter } from '../../../../renderer/features/uploads/UploadList.tsx';
import { noBatches, withJobs } from '../../../../renderer/stores/uploads/uploadBatches.ts';
import { batchId, jobId } from '../../../../shared/ids.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const known = (sizes: readonly number[]) =>
  withJobs(
    noBatches,
    sizes.flatMap((size, batch) =>
      Array.from({ length: size }, (_, position) => {
        const [shape] = fakeJobs().slice(position % 8);
        if (shape === undefined) throw new Error('no such shape');
        return {
          ...shape,
          position,
          addedAt: -batch,
          batchId: batchId.parse(`b${batch}`),
          id: jobId.parse(`${batch}-${position}`),
        };
      }),
    ),
  );

it('numbers every line once, a head over each of several gestures', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }), (sizes) => {
      const { batches } = known(sizes);
      const rows = rowsOf(batches, null);
      const lines = Array.from({ length: rows.count }, (_, index) => rows.at(index));
      const expected = batches.flatMap((batch) => [
        ...(batches.length > 1 ? [batch.key] : []),
        ...batch.jobs.map(({ id }) => id),
      ]);
      expect(lines.map((row) => (row?.kind === 'job' ? row.job.id : row?.batch.key))).toEqual(
        expected,
      );
      expect(lines.map((_, index) => rows.keyAt(index))).toEqual(expected);
      expect(expected.map((key) => rows.indexOf(key))).toEqual(expected.map((_, index) => index));
      expect(rows.indexOf('nobody')).toBe(undefined);
      expect(lines.map((_, index) => rows.isHead(index))).toEqual(
        lines.map((row) => row?.kind === 'batch'),
      );
      expect(rows.keyAt(rows.count)).toBe(rows.count);
      expect(rows.at(rows.count)).toBe(undefined);
      expect(rows.at(-1)).toBe(undefined);
    }),
  );
});

it('shows only what waits for a person or what failed, and only gestures with some of that', () => {
  const { batches, tally } = known([8, 1]);
  const kept = (only: 'undecided' | 'failed') => {
    const rows = rowsOf(batches, only);
    return Array.from({ length: rows.count }, (_, index) => rows.at(index));
  };
  expect(kept('undecided')).toHaveLength(tally.undecided);
  expect(kept('failed')).toHaveLength(tally.failed - tally.undecided);
  expect([tally.undecided, tally.failed]).toEqual([2, 3]);
  for (const row of [...kept('undecided'), ...kept('failed')]) {
    expect(row?.kind === 'job' && row.job.state).toBe('failed');
  }
});

it('keeps the keyboard within the list', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'),
      fc.integer({ min: 1, max: 50 }),
      fc.nat({ max: 49 }),
      (key, count, from) => {
        const to = lineAfter(key, Math.min(from, count - 1), count, 5);
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(count);
      },
    ),
  );
  expect(lineAfter('a', 1, 5, 5)).toBe(null);
});
