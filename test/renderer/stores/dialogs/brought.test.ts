import { describe, expect, it } from 'vitest';
import {
  filesIn,
  needsAsking,
  needsCount,
  portion,
} from '../../../../renderer/stores/dialogs/brought.ts';
import type { IntakeCount } from '../../../../shared/intake.ts';

const nothing = { hidden: 0, links: 0, others: 0, folders: 0, beyond: null };
const counted = (more: Partial<IntakeCount>): IntakeCount => ({
  ...nothing,
  token: 't',
  files: 3,
  sizeBytes: 12,
  ...more,
});
const files = (count: number) => Array.from({ length: count }, (_, i) => new File([], `${i}`));

describe('what is brought', () => {
  it('is counted when it holds folders or is much', () => {
    expect(needsCount(files(3), false)).toBe(false);
    expect(needsCount(files(3), true)).toBe(true);
    expect(needsCount(files(portion), false)).toBe(false);
    expect(needsCount(files(portion + 1), false)).toBe(true);
  });

  it('is asked about when it is more than a person can see, or not what it seems', () => {
    expect(needsAsking(counted({ files: 900 }))).toBe(false);
    expect(needsAsking(counted({ files: 1_001 }))).toBe(true);
    expect(needsAsking(counted({ folders: 1 }))).toBe(true);
    expect(needsAsking(counted({ files: 0 }))).toBe(true);
    expect(needsAsking(counted({ beyond: 'files' }))).toBe(true);
  });

  it('is as many files as it makes', () => {
    expect(filesIn({ kind: 'link', picture: { url: 'https://a.example/b.png' } })).toBe(1);
    expect(filesIn({ kind: 'counted', count: counted({ files: 7 }) })).toBe(7);
    expect(filesIn({ kind: 'files', files: files(2) })).toBe(2);
  });
});
