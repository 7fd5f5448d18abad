import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ColumnId,
  columnRules,
  columnsOf,
  leftOf,
  moveColumn,
  showColumn,
  shownOf,
  sizeColumn,
  sortBy,
  stepColumn,
  tracksOf,
} from '../../../../../renderer/features/library/list/columnRules.ts';
import { newestFirst } from '../../../../../shared/query/mediaFilter.ts';
import { rememberedAppearance } from '../../../../../shared/window/remembered.ts';

const ids = columnRules.map(({ id }) => id);
const anyId = fc.constantFrom(...ids);
const usual = columnsOf([], true);
const shownIds = (columns: ReturnType<typeof columnsOf>) => shownOf(columns).map(({ id }) => id);
const ruleOf = (id: ColumnId) => {
  const rule = columnRules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(id);
  return rule;
};

it('keeps what a person made of them, and takes up what is new', () => {
  const left = [
    { id: 'size', width: 90, shown: true },
    { id: 'name', width: null, shown: false },
    { id: 'mood', width: 90, shown: true },
    { id: 'size', width: 500, shown: false },
  ];
  const columns = columnsOf(left, true);
  expect(columns.slice(0, 2)).toMatchObject([
    { id: 'size', sized: 90, shown: true },
    { id: 'name', sized: null, shown: true },
  ]);
  expect(columns.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

it('shows people where media comes in or is sent, until a person says otherwise', () => {
  const quiet = columnsOf([], false);
  expect(shownIds(quiet)).not.toContain('from');
  expect(shownIds(usual)).toContain('from');
  expect(shownIds(columnsOf(leftOf(usual), false))).toContain('from');
});

it('has every column once whatever is done, and all of it can be remembered', () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('size' as const), id: anyId, width: fc.integer() }),
    fc.record({ do: fc.constant('show' as const), id: anyId, shown: fc.boolean() }),
    fc.record({ do: fc.constant('move' as const), id: anyId, before: fc.option(anyId) }),
    fc.record({ do: fc.constant('step' as const), id: anyId, by: fc.constantFrom(1, -1) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let columns: readonly (typeof usual)[number][] = usual;
      for (const one of acts) {
        if (one.do === 'size') columns = sizeColumn(columns, one.id, one.width);
        else if (one.do === 'show') columns = showColumn(columns, one.id, one.shown);
        else if (one.do === 'move') columns = moveColumn(columns, one.id, one.before);
        else columns = stepColumn(columns, one.id, one.by === 1 ? 1 : -1);
      }
      expect(columns.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(shownOf(columns).some(({ id }) => id === 'name')).toBe(true);
      const left = leftOf(columns);
      expect(rememberedAppearance.safeParse({ columns: left }).success).toBe(true);
      expect(columnsOf(left, true)).toEqual(columns);
    }),
  );
});

it('steps over what is hidden, and stops at the ends', () => {
  const [first, second, third] = shownIds(usual);
  if (first === undefined || second === undefined) throw new Error('too few');
  const stepped = columnsOf(leftOf(stepColumn(usual, first, 1)), true);
  expect(shownIds(stepped).slice(0, 3)).toEqual([second, first, third]);
  expect(stepColumn(stepped, second, -1)).toBe(stepped);
  const last = shownIds(usual).at(-1) as ColumnId;
  expect(stepColumn(usual, last, 1)).toBe(usual);
  expect(columnsOf(leftOf(stepColumn(stepped, first, -1)), true)).toEqual(usual);
});

it('sorts by a column as one asks for it first, then the other way around', () => {
  const bySize = sortBy(ruleOf('size'), newestFirst);
  expect(bySize).toEqual({ by: 'size', descending: true });
  expect(sortBy(ruleOf('size'), bySize)).toEqual({ by: 'size', descending: false });
  expect(sortBy(ruleOf('name'), bySize)).toEqual({ by: 'name', descending: false });
  expect(sortBy(ruleOf('stored'), newestFirst)).toEqual({ by: 'stored', descending: false });
});

it('gives the name what is left until it is sized', () => {
  const two = columnsOf([], true).filter(({ id }) => id === 'name' || id === 'size');
  expect(tracksOf(two)).toMatch(/^minmax\(\d+px, 1fr\) \d+px$/);
  expect(tracksOf(sizeColumn(two, 'name', 300) as typeof two)).toMatch(/^300px \d+px$/);
});
