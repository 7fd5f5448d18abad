import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Ends,
  newsOf,
  noEnds,
  nothingTold,
  withEnd,
} from '../../../../renderer/features/uploads/news.ts';
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
            if (text.startsWith('a.png was not stored')) return [1];
            const many = text.match(/^(\d+) files were not stored/);
            return many ? [Number(many[1])] : [];
          })
          .reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(ends.failed);
        const over = all.filter((text) => /stored\.$/.test(text) && /done|All|over/.test(text));
        expect(over).toHaveLength(ends.stored > 0 ? 1 : 0);
      }),
    );
  });

  it('counts only what came to its end while one watched', () => {
    const [stored, sending] = fakeJobs();
    if (stored === undefined || sending === undefined) throw new Error('no jobs');
    expect(withEnd(noEnds, undefined, stored)).toEqual(noEnds);
    expect(withEnd(noEnds, stored, stored)).toEqual(noEnds);
    expect(withEnd(noEnds, sending, stored)).toEqual({ stored: 1, failed: 0 });
  });
});
