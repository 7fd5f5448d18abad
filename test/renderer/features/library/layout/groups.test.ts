import { expect, it } from 'vitest';
import { addedBy, type Group } from '../../../../../renderer/features/library/layout/groups.ts';

const day: Group = { unit: 'day', day: '2027-01-15', start: 0, count: 3 };
const month: Group = { unit: 'month', day: '2027-01-01', start: 3, count: 9 };
const hour: Group = { unit: 'day', day: null, span: 'hour', start: 0, count: 2 };

it('headings of when items were added say so for the cards; a month leaves them the day', () => {
  expect(addedBy([day], 'stored')).toBe('day');
  expect(addedBy([day, month], 'stored')).toBe('month');
});

it('headings of when items expire say nothing of when they were added', () => {
  expect(addedBy([hour, day], 'end')).toBe('nothing');
  expect(addedBy([month], 'end')).toBe('nothing');
});

it('no headings say nothing', () => {
  expect(addedBy(null, 'stored')).toBe('nothing');
  expect(addedBy(null, null)).toBe('nothing');
});
