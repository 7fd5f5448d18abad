import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteOf } from '../../../electron/host/window/notifyEnd.ts';
import { createTaskbar } from '../../../electron/host/window/taskbar.ts';
import {
  createUploadsOverview,
  type EndedBatch,
} from '../../../electron/host/window/uploadsOverview.ts';
import { accountId, batchId, jobId, mediaId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';

const states = ['queued', 'sending', 'stored', 'failed', 'cancelled'] as const;

function job(number: number, state: (typeof states)[number], batch = 0, sent = 40): UploadJob {
  const base = {
    id: jobId.parse(`job-${number}`),
    accountId: accountId.parse('main'),
    batchId: batchId.parse(`batch-${batch}`),
    ...{ position: number, name: `${number}.png`, sizeBytes: 100, contentType: 'image/png' },
    ...{ addedAt: 1_000, attempt: 1 },
  };
  switch (state) {
    case 'sending':
      return { ...base, state, sentBytes: sent, committing: false };
    case 'stored':
      return { ...base, state, mediaId: mediaId.parse(number + 1), storedAt: 2_000 };
    case 'failed':
      return { ...base, state, failure: { kind: 'not-found' } };
    default:
      return { ...base, state };
  }
}

describe('the overview', () => {
  it('tells of a batch once, when the last of its files is done', () => {
    const overview = createUploadsOverview();
    expect(overview.put([job(1, 'queued'), job(2, 'queued')])).toEqual([]);
    expect(overview.put([job(1, 'stored')])).toEqual([]);
    const ended = { files: 2, stored: 1, failed: 1, addedAt: 1_000, name: null };
    expect(overview.put([job(2, 'failed')])).toEqual([ended]);
    expect(overview.put([job(2, 'failed')])).toEqual([]);
    overview.put([job(2, 'queued')]);
    expect(overview.put([job(2, 'stored')])).toEqual([{ ...ended, stored: 2, failed: 0 }]);
  });

  it('says nothing of what an earlier run had ended', () => {
    expect(createUploadsOverview().put([job(1, 'stored'), job(2, 'failed')])).toEqual([]);
  });

  it('measures what is under way by its bytes, whatever came and went', () => {
    const change = fc.record({
      number: fc.nat({ max: 12 }),
      state: fc.constantFrom(...states),
      sent: fc.nat({ max: 100 }),
      drop: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const overview = createUploadsOverview();
        const latest = new Map<string, UploadJob>();
        for (const { number, state, sent, drop } of changes) {
          const row = job(number, state, number % 3, sent);
          if (drop) {
            overview.drop([row.id]);
            latest.delete(row.id);
          } else {
            overview.put([row]);
            latest.set(row.id, row);
          }
        }
        const rows = [...latest.values()];
        const busy = new Set(rows.filter((row) => !isFinished(row)).map((row) => row.batchId));
        const counted = rows.filter(
          ({ state, batchId: id }) => busy.has(id) && state !== 'failed' && state !== 'cancelled',
        );
        const sent = counted.reduce(
          (sum, row) =>
            sum + (row.state === 'sending' ? row.sentBytes : row.state === 'stored' ? 100 : 0),
          0,
        );
        const { active, share } = overview.progress();
        expect(active).toBe(rows.filter((row) => !isFinished(row)).length);
        if (counted.length === 0) expect(share).toBe(null);
        else expect(share).toBeCloseTo(sent / (counted.length * 100), 9);
      }),
    );
  });

  it('is paused when whatever is under way is, by account or as a whole', () => {
    const overview = createUploadsOverview();
    const [main, other] = ['main', 'other'].map((id) => accountId.parse(id));
    const of = (row: UploadJob, id = main) => ({ ...row, accountId: id ?? row.accountId });
    const isPaused = (...ids: (typeof main)[]) =>
      overview.isPaused({ all: false, accountIds: ids.flatMap((id) => id ?? []) });
    expect(isPaused(main)).toBe(false);
    overview.put([of(job(1, 'queued')), of(job(2, 'queued', 1), other)]);
    expect(overview.isPaused({ all: true, accountIds: [] })).toBe(true);
    expect([isPaused(), isPaused(main), isPaused(main, other)]).toEqual([false, false, true]);
    overview.put([of(job(2, 'stored', 1), other)]);
    expect([isPaused(main), isPaused(other)]).toEqual([true, false]);
    overview.drop([job(1, 'queued').id]);
    expect(isPaused(main, other)).toBe(false);
  });
});

describe('the note at the end', () => {
  const batch = (more: Partial<EndedBatch>): EndedBatch => ({
    ...{ files: 12, stored: 12, failed: 0, addedAt: 0, name: null },
    ...more,
  });

  it('comes for many files or a long time, not for a quick few', () => {
    expect(noteOf(batch({}), 1_000)?.title).toBe('12 files uploaded');
    expect(noteOf(batch({ files: 5, stored: 5 }), 10_000)).toBe(null);
    expect(noteOf(batch({ files: 5, stored: 5 }), 10_001)?.title).toBe('5 files uploaded');
    expect(noteOf(batch({ stored: 0 }), 60_000)).toBe(null);
  });

  it('names a file only when it is the only one', () => {
    const one = { files: 1, stored: 1, name: 'holiday.jpg' };
    expect(noteOf(batch(one), 60_000)?.title).toBe('holiday.jpg uploaded');
    const lost = noteOf(batch({ ...one, stored: 0, failed: 1 }), 60_000);
    expect(lost?.title).toBe('holiday.jpg wasn’t uploaded');
    expect(noteOf(batch({ stored: 9, failed: 3 }), 0)).toEqual({
      title: '9 files uploaded',
      body: '3 files not uploaded.',
    });
  });
});

describe('the taskbar', () => {
  it('is told only what changes it, and of a new window everything', () => {
    const told: unknown[][] = [];
    const open = () => ({ setProgressBar: (...args: unknown[]) => void told.push(args) });
    let window = open();
    const bar = createTaskbar(() => window);
    bar.show({ active: 0, share: null }, false);
    bar.show({ active: 2, share: null }, false);
    bar.show({ active: 2, share: 0.501 }, false);
    bar.show({ active: 2, share: 0.502 }, false);
    window = open();
    bar.show({ active: 2, share: 0.502 }, true);
    bar.show({ active: 2, share: 0.502 }, false);
    bar.show({ active: 2, share: 0.502 }, true);
    bar.show({ active: 2, share: 0.502 }, true);
    bar.show({ active: 0, share: null }, true);
    bar.show({ active: 0, share: null }, false);
    expect(told).toEqual([
      [-1, { mode: 'normal' }],
      [2, { mode: 'indeterminate' }],
      [0.5, { mode: 'normal' }],
      [0.5, { mode: 'paused' }],
      [0.5, { mode: 'normal' }],
      [0.5, { mode: 'paused' }],
      [-1, { mode: 'normal' }],
    ]);
  });
});
