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
  expect(runText(run)).toBe('Deleting 79 of 300');
  expect(runText({ ...run, state: 'stopping' })).toMatch(/^Stopping at 79 of 300\./);
  expect(runText({ ...run, state: 'over', kept: 221 })).toBe('Deleted 79 of 300. 221 not deleted.');
  expect(runText({ ...run, state: 'over', failed: 3, kept: 218 })).toBe(
    'Deleted 79 of 300. Couldn’t delete 3. 218 not deleted.',
  );
  expect(runText({ ...run, state: 'over', of: 2_000, done: 0, failed: 2_000 })).toBe(
    'Couldn’t delete 2,000 items',
  );
});

it('says that it goes on from an earlier start, and what it waits for', () => {
  expect(runText({ ...run, resumed: true })).toBe('Deleting 79 of 300 (resumed)');
  const locked = { kind: 'keychain-unavailable', cause: 'locked' } as const;
  expect(runText({ ...run, waitsFor: locked })).toBe(
    'Deleting 79 of 300. Waiting: Your keychain is locked.',
  );
  expect(runText({ ...run, state: 'over', kept: 221, resumed: true })).toBe(
    'Deleted 79 of 300. 221 not deleted.',
  );
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
