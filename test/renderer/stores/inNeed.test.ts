import { describe, expect, it } from 'vitest';
import { inNeed } from '../../../renderer/stores/finishedStore.ts';
import type { FinishedWork } from '../../../shared/contract/finished.ts';

const work = (id: string, more: Partial<FinishedWork> = {}): FinishedWork => ({
  id,
  kind: 'archive',
  endedAt: 1,
  title: 'Shop',
  by: 'schedule',
  of: 5,
  done: 3,
  failed: 2,
  kept: 0,
  archiveId: 'shop',
  mediaId: null,
  verdict: null,
  failure: null,
  seen: false,
  cleared: false,
  ...more,
});
const ids = (found: readonly FinishedWork[]) => found.map(({ id }) => id);

describe('what calls for attention', () => {
  it('went wrong, and was neither seen nor cleared', () => {
    const found = inNeed([
      work('bad', { archiveId: 'a' }),
      work('seen', { archiveId: 'b', seen: true }),
      work('cleared', { archiveId: 'c', cleared: true }),
      work('well', { archiveId: 'd', done: 5, failed: 0 }),
      work('unbegun', {
        archiveId: 'e',
        of: 0,
        done: 0,
        failed: 0,
        failure: { kind: 'cancelled' },
      }),
    ]);
    expect(ids(found)).toEqual(['bad', 'unbegun']);
  });

  it('is the last of each archive: thirty nights offline call once, and not when the last went well', () => {
    const nights = Array.from({ length: 30 }, (_, night) => work(`night ${night}`));
    expect(ids(inNeed(nights))).toEqual(['night 0']);
    expect(ids(inNeed([work('well', { done: 5, failed: 0 }), ...nights]))).toEqual([]);
    // A look at its files is another thing than an update.
    expect(ids(inNeed([work('look', { kind: 'verify' }), ...nights]))).toEqual(['look', 'night 0']);
    // Folders have nothing to do with one another.
    const folders = [1, 2].map((n) => work(`folder ${n}`, { kind: 'folder', archiveId: null }));
    expect(inNeed(folders)).toHaveLength(2);
  });
});
