import { expect, it } from 'vitest';
import { nextEndOf, sizeOf, soonestOf } from '../../../../renderer/features/inspector/summary.ts';
import { fakeRow, provider } from '../../harness/fakeRows.ts';

const rows = Array.from({ length: 60 }, (_, index) => fakeRow(index, 1, false));

it('adds up what is known and says when that is not all', () => {
  expect(sizeOf(rows.slice(0, 3))).toEqual({
    bytes: rows.slice(0, 3).reduce((sum, row) => sum + (row.sizeBytes ?? NaN), 0),
    unknown: false,
  });
  expect(sizeOf([...rows.slice(0, 2), { ...rows[2], sizeBytes: null } as never]).unknown).toBe(
    true,
  );
});

it('finds what ends first among what still lives', () => {
  const [a, b, c] = rows;
  if (a === undefined || b === undefined || c === undefined) throw new Error('no rows');
  const now = Date.now();
  const early = { ...a, storedAt: now - 5_000, seenAt: now };
  const late = { ...b, storedAt: now, seenAt: now };
  const gone = { ...c, storedAt: now - 9_000, goneAt: now };
  const rule = () => provider.retention;
  expect(soonestOf([late, gone, early], rule, now)).toBe(early);
  expect(soonestOf([gone], rule, now)).toBeNull();
  const end = nextEndOf([late, gone, early], rule, now) ?? 0;
  expect(end).toBe(early.storedAt + 6 * 3_600_000);
  // From that instant on it is not among the living, though nothing else was told of it.
  expect(soonestOf([late, gone, early], rule, end)).toBe(late);
  expect(nextEndOf([late, gone, early], rule, end)).toBe(end + 5_000);
  expect(nextEndOf([early], rule, end)).toBeNull();
});
