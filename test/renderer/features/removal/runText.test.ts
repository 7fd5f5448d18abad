import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runText, shareOf } from '../../../../renderer/features/removal/runText.ts';
import type { Run } from '../../../../shared/contract/runs.ts';

const run: Run = {
  id: 'r',
  state: 'running',
  of: 300,
  done: 79,
  failed: 0,
  kept: 0,
  accountIds: [],
  resumed: false,
  waitsFor: null,
  begunAt: 1,
  startsAt: null,
  perSecond: null,
  leftMs: null,
};

it('says how far a removal is, and what became of all of it', () => {
  expect(runText(run, 0)).toBe('Deleting 79 of 300');
  expect(runText({ ...run, state: 'stopping' }, 0)).toMatch(/^Stopping at 79 of 300\./);
  expect(runText({ ...run, state: 'over', kept: 221 }, 0)).toBe(
    'Deleted 79 of 300. 221 not deleted.',
  );
  expect(runText({ ...run, state: 'over', failed: 3, kept: 218 }, 0)).toBe(
    'Deleted 79 of 300. Couldn’t delete 3. 218 not deleted.',
  );
  expect(runText({ ...run, state: 'over', of: 2_000, done: 0, failed: 2_000 }, 0)).toBe(
    'Couldn’t delete 2,000 items',
  );
});

it('says that it goes on from an earlier start, and what it waits for', () => {
  expect(runText({ ...run, resumed: true }, 0)).toBe('Deleting 79 of 300 (resumed)');
  const locked = { kind: 'keychain-unavailable', cause: 'locked' } as const;
  expect(runText({ ...run, waitsFor: locked }, 0)).toBe(
    'Deleting 79 of 300. Waiting: Your keychain is locked.',
  );
  expect(runText({ ...run, state: 'over', kept: 221, resumed: true }, 0)).toBe(
    'Deleted 79 of 300. 221 not deleted.',
  );
});

it('counts down while it can be undone, tells its pace and that it rests', () => {
  const pending = { ...run, state: 'pending', startsAt: 10_000, done: 0 } as const;
  expect(runText(pending, 1_500)).toBe('Deleting 300 items in 9 s');
  expect(runText(pending, 20_000)).toBe('Deleting 300 items in 1 s');
  expect(runText({ ...run, perSecond: 12.4, leftMs: 18_000 }, 0)).toBe(
    'Deleting 79 of 300 (12 a second, 18 s left)',
  );
  expect(runText({ ...run, perSecond: 0.5, leftMs: 442_000 }, 0)).toMatch(/0\.5 a second/);
  expect(runText({ ...run, state: 'paused' }, 0)).toBe('Paused at 79 of 300');
});

it('is never further than it is', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (done, failed, left) => {
      const share = shareOf({ ...run, of: done + failed + left, done, failed });
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }),
  );
});
