import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  loadText,
  messageLoad,
  warningText,
} from '../../../../renderer/features/messages/messageLoad.ts';
import { messageWarning } from '../../../../shared/message.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

const limits = {
  maxFiles: 10,
  warnFiles: 8,
  maxTotalBytes: 5_000_000,
  warnTotalBytes: 1_200_000,
  maxTextLength: 1_600,
  whatsApp: false,
};
const rowsOf = (sizes: readonly (number | null)[]) =>
  sizes.map((sizeBytes, index) => ({ ...fakeRow(index, 1, false), sizeBytes }));

describe('messageLoad', () => {
  it('has a problem exactly when a limit is passed by what is known', () => {
    const size = fc.option(fc.integer({ min: 0, max: 2_000_000 }));
    fc.assert(
      fc.property(fc.array(size, { maxLength: 14 }), (sizes) => {
        const load = messageLoad(rowsOf(sizes), limits);
        const { bytes, unknown, problem, tooLarge, warnings } = load;
        const sum = sizes.reduce<number>((total, one) => total + (one ?? 0), 0);
        expect(bytes).toBe(sum);
        expect(unknown).toBe(sizes.includes(null));
        expect(problem !== null).toBe(sizes.length > 10 || sum > 5_000_000);
        expect(tooLarge).toBe(sizes.length <= 10 && sum > 5_000_000);
        expect(warnings.includes('many-files')).toBe(sizes.length > 8);
        expect(warnings.includes('large')).toBe(sum > 1_200_000);
        expect(warnings.includes('unknown-size')).toBe(unknown);
      }),
    );
  });

  it('warns of nothing where the provider names no lower limit', () => {
    const silent = { ...limits, warnFiles: null, warnTotalBytes: null };
    expect(messageLoad(rowsOf(Array.from({ length: 10 }, () => 400_000)), silent).warnings).toEqual(
      [],
    );
  });

  it('tells the size with both figures apart', () => {
    expect(messageLoad(rowsOf([5_010_000]), limits).problem).toBe(
      'Too large by 10 kB – 5.01 MB in total, and the limit is 5 MB',
    );
  });

  it('says how much is known', () => {
    expect(loadText(2, 1_200_000, false)).toBe('2 files, 1.2 MB');
    expect(loadText(2, 1_200_000, true)).toBe('2 files, 1.2 MB and some of unknown size');
    expect(loadText(1, 0, true)).toBe('1 file of unknown size');
  });

  it('has words for every warning', () => {
    for (const warning of messageWarning.options) {
      expect(warningText(warning, limits).length).toBeGreaterThan(20);
    }
    expect(warningText('many-files', limits)).toContain('8 files');
  });
});
