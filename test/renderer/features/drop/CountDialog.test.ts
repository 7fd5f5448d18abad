import { expect, it } from 'vitest';
import { leftOut } from '../../../../renderer/features/drop/CountDialog.tsx';
import type { IntakeCount } from '../../../../shared/intake.ts';

const nothing = { hidden: 0, links: 0, others: 0, folders: 0, beyond: null };
const counted = (more: Partial<IntakeCount>): IntakeCount => ({
  ...nothing,
  token: 't',
  files: 3,
  sizeBytes: 12,
  ...more,
});

it('says what is left out, and nothing when nothing is', () => {
  expect(leftOut(counted({}))).toEqual([]);
  const all = { hidden: 2, links: 1, others: 4 };
  expect(leftOut(counted({ ...all, beyond: 'depth' }))).toHaveLength(4);
  expect(leftOut(counted({ hidden: 2 }))).toEqual(['2 hidden files skipped']);
});
