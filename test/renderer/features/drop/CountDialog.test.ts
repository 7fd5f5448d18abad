import { expect, it } from 'vitest';
import { leftOut } from '../../../../renderer/features/drop/CountDialog.tsx';
import { en } from '../../../../renderer/strings/en.ts';
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

it('says where all of it is from', () => {
  const { facts } = en.uploads.counting;
  expect(facts('2 kB', 0, undefined)).toBe('2 kB in total');
  expect(facts('2 kB', 1, 'many')).toBe('2 kB from “many”');
  expect(facts('2 kB', 3, 'many')).toBe('2 kB from “many” and 2 subfolders');
  expect(facts('2 kB', 3, undefined)).toBe('2 kB from 3 folders');
});
