import { expect, it } from 'vitest';
import { sizeOf, soonestOf } from '../../../../renderer/features/inspector/summary.ts';
import { fakeRow, provider } from '../../harness/fakeRows.ts';

const rows = Array.from({ length: 60 }, (_, place) => fakeRow(place, 1, false));

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
  expect(soonestOf([late, gone, early], () => provider.retention)).toBe(early);
  expect(soonestOf([gone], () => provider.retention)).toBeNull();
});
