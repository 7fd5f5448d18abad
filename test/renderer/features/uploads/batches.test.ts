import { describe, expect, it } from 'vitest';
import { batchesOf, tallyOf } from '../../../../renderer/features/uploads/batches.ts';
import { canRetry, stateText } from '../../../../renderer/features/uploads/stateText.ts';
import { batchId } from '../../../../shared/ids.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

describe('batchesOf', () => {
  it('puts the newest gesture first and its files in the order they were added', () => {
    const newer = fakeJobs().map((job) => ({
      ...job,
      batchId: batchId.parse('later'),
      addedAt: job.addedAt + 60_000,
    }));
    const batches = batchesOf([...fakeJobs().reverse(), ...newer.reverse()]);
    expect(batches.map(({ id }) => id)).toEqual(['later', 'batch-1']);
    for (const { jobs } of batches) {
      expect(jobs.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });
});

describe('tallyOf', () => {
  it('counts every file once and leaves the refused out of the progress', () => {
    const tally = tallyOf(fakeJobs());
    expect(tally.active + tally.stored + tally.failed + tally.cancelled).toBe(tally.all);
    const bytes = 1_400_000 + 1_900_000 + 240_000 + 512_000 + 812;
    expect(tally.progress).toBeCloseTo((1_400_000 + 820_000 + 240_000) / bytes, 6);
  });

  it('is no progress when there is nothing', () => expect(tallyOf([]).progress).toBe(0));
});

describe('stateText', () => {
  it('says something of every state, and the rule with both figures for a refusal', () => {
    const texts = fakeJobs().map((job) => stateText(job, job.addedAt, 'Plivo').text);
    expect(texts[0]).toBe('Stored');
    expect(texts[1]).toBe('Sending, 820 kB of 1.9 MB');
    expect(texts[3]).toBe('Too large: 2.4 MB; the limit is 2 MB.');
    expect(texts[5]).toMatch(/^Trying again in 1[34] s$/);
  });

  it('offers another try where that could help', () => {
    const [stored, , , tooLarge, wrongType, , , down] = fakeJobs().map(canRetry);
    expect([stored, tooLarge, wrongType, down]).toEqual([false, false, false, true]);
  });
});
