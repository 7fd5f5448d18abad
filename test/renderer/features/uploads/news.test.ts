import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsOf, nothingTold } from '../../../../renderer/features/uploads/news.ts';
import { speak, useSpoken } from '../../../../renderer/stores/notices/spokenStore.ts';
import { type Ends, noEnds, withEnd } from '../../../../renderer/stores/uploads/ends.ts';
import { jobOf } from '../../../../renderer/stores/uploads/uploadBatches.ts';
import {
  noUploads,
  withListed,
  withRows,
} from '../../../../renderer/stores/uploads/uploadsStore.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const lastFailed = { name: 'a.png', why: 'Empty file.' };

describe('the news of the uploads', () => {
  it('tells each failure once and the end once, however often one looks', () => {
    const looks = fc.array(
      fc.record({
        stored: fc.nat({ max: 3 }),
        failed: fc.nat({ max: 3 }),
        again: fc.nat({ max: 2 }),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(looks, (steps) => {
        let told = nothingTold;
        let ends: Ends = noEnds;
        const all: string[] = [];
        const look = (active: number) => {
          const news = newsOf(told, { active, ends, lastFailed });
          told = news.told;
          all.push(...news.sentences);
        };
        for (const { stored, failed, again } of steps) {
          ends = { stored: ends.stored + stored, failed: ends.failed + failed };
          for (let n = 0; n <= again; n += 1) look(1);
        }
        look(0);
        look(0);
        const counted = all
          .flatMap((text) => {
            if (text.startsWith('a.png wasn’t uploaded')) return [1];
            const many = text.match(/^(\d+) files weren’t uploaded/);
            return many ? [Number(many[1])] : [];
          })
          .reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(ends.failed);
        const over = all.filter((text) =>
          /^(1 file|Both files|All .*) uploaded\.$|^Finished:/.test(text),
        );
        expect(over).toHaveLength(ends.stored > 0 ? 1 : 0);
      }),
    );
  });

  it('counts an end once, and each failure of one that fails again', () => {
    const [stored, sending, , failed] = fakeJobs();
    if (stored === undefined || failed === undefined) throw new Error('no jobs');
    expect(withEnd(noEnds, stored, stored)).toEqual(noEnds);
    expect(withEnd(noEnds, sending, stored)).toEqual({ stored: 1, failed: 0 });
    expect(withEnd(noEnds, undefined, failed)).toEqual({ stored: 0, failed: 1 });
    expect(withEnd(noEnds, failed, { ...failed })).toEqual({ stored: 0, failed: 1 });
  });

  it('are of what is announced, never of what was there before', () => {
    const jobs = fakeJobs();
    const listed = withListed(noUploads, jobs);
    expect(listed.known.tally.all).toBe(jobs.length);
    expect(listed).toMatchObject({ ends: noEnds, lastFailed: null });
    const failed = jobs.filter((job) => job.state === 'failed');
    const again = withRows(listed, failed, 0);
    expect(again.ends).toEqual({ stored: 0, failed: failed.length });
    // What was told meanwhile stays when the list comes after it.
    const [sending] = jobs.filter((job) => job.state === 'sending');
    if (sending === undefined) throw new Error('no job');
    const later = withListed(withRows(noUploads, [{ ...sending, sentBytes: 900_000 }], 0), jobs);
    expect(jobOf(later.known, sending.id)).toMatchObject({ sentBytes: 900_000 });
  });

  it('are sentences that are told apart, also when they are the same', () => {
    speak('1 file added');
    const first = useSpoken.getState();
    speak('1 file added');
    expect(useSpoken.getState().sentence).toBe(first.sentence);
    expect(useSpoken.getState().number).toBeGreaterThan(first.number);
  });
});
