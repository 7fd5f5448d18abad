import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBudget } from '../../shared/splitBudget.ts';

const file = fc.record({
  sizeBytes: fc.integer({ min: 1, max: 20_000_000 }),
  shrinks: fc.boolean(),
});
const files = fc.array(file, { minLength: 1, maxLength: 10 });
const total = fc.integer({ min: 1, max: 60_000_000 });
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('splitBudget', () => {
  it('keeps to the total, gives nobody more than it has, and wastes nothing', () => {
    fc.assert(
      fc.property(files, total, (set, totalBytes) => {
        const shares = splitBudget(set, totalBytes);
        const fixed = sum(set.filter((one) => !one.shrinks).map((one) => one.sizeBytes));
        const shrinking = set.filter((one) => one.shrinks).length;
        if (shares === null) {
          expect(fixed + shrinking).toBeGreaterThan(totalBytes);
          return;
        }
        expect(sum(shares)).toBeLessThanOrEqual(totalBytes);
        for (const [index, share] of shares.entries()) {
          const { sizeBytes = 0, shrinks } = set[index] ?? {};
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(sizeBytes);
          if (!shrinks) expect(share).toBe(sizeBytes);
        }
        const wanted = sum(set.map((one) => one.sizeBytes));
        const unused = Math.min(wanted, totalBytes) - sum(shares);
        expect(unused).toBeLessThan(set.length);
      }),
    );
  });

  it('takes only from those above the common level, and from them alike', () => {
    fc.assert(
      fc.property(files, total, (set, totalBytes) => {
        const shares = splitBudget(set, totalBytes) ?? [];
        const cut = set.flatMap((one, index) =>
          one.shrinks && (shares[index] ?? 0) < one.sizeBytes ? [shares[index] ?? 0] : [],
        );
        expect(new Set(cut).size).toBeLessThanOrEqual(1);
        const level = cut[0] ?? Number.POSITIVE_INFINITY;
        for (const [index, one] of set.entries()) {
          if (shares.length > 0 && one.shrinks && one.sizeBytes <= level) {
            expect(shares[index]).toBe(one.sizeBytes);
          }
        }
      }),
    );
  });

  it('fits ten photographs into one message', () => {
    const photos = Array.from({ length: 10 }, () => ({ sizeBytes: 4_000_000, shrinks: true }));
    const pdf = { sizeBytes: 1_000_000, shrinks: false };
    expect(splitBudget(photos, 5_000_000)).toEqual(photos.map(() => 500_000));
    expect(splitBudget([pdf, ...photos.slice(1)], 5_000_000)?.[1]).toBe(444_444);
    expect(splitBudget([{ ...pdf, sizeBytes: 6_000_000 }], 5_000_000)).toBeNull();
  });
});
