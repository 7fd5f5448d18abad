import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../electron/library/query/chosen.ts';
import { createOpenLists } from '../../../../electron/library/query/openLists.ts';
import {
  extend,
  follow,
  isSelected,
  nothingSelected,
  pick,
  type Selection,
  selectAll,
  selectedCount,
  selectMore,
  selectNone,
  setAside,
  takeBack,
  toggle,
} from '../../../../renderer/stores/library/selection.ts';
import { type MediaId, mediaId } from '../../../../shared/ids.ts';
import { firstOf, rangesOf } from '../../../../shared/selection/ranges.ts';

type Step =
  | { readonly kind: 'click' | 'ctrl' | 'shift'; readonly to: number }
  | { readonly kind: 'frame'; readonly from: number; readonly to: number }
  | { readonly kind: 'insert' | 'remove'; readonly at: number; readonly count: number }
  | { readonly kind: 'all' | 'none' | 'turn round' };

const place = fc.nat(999);
const some = fc.integer({ min: 1, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('click' as const, 'ctrl', 'shift'), to: place }),
  fc.record({ kind: fc.constant('frame' as const), from: place, to: place }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'remove'), at: place, count: some }),
  fc.record({ kind: fc.constantFrom('all' as const, 'none', 'turn round') }),
);

/** The selection, and beside it a set of ids to which the same is done plainly. */
function twoOf(size: number) {
  let list = Array.from({ length: size }, (_, index) => index + 1);
  let newest = size;
  let selection: Selection = nothingSelected;
  let model = new Set<number>();
  /** The item from which Shift extends. */
  let anchor: number | undefined = list[0];
  let number = 0;
  const lists = createOpenLists(() => `${++number}`);

  function show(next: number[]): void {
    const [from, to] = [list, next].map((ids) => lists.keep(Float64Array.from(ids)));
    const [before, now] = [Float64Array.from(list), Float64Array.from(next)];
    selection = follow(selection, {
      indexNow: (index) => lists.follow(from ?? '', to ?? '', [index])[0] ?? 0,
      rangesNow: (ranges) =>
        placesOf(
          Float64Array.from(firstOf(ranges, before.length), (index) => before[index] ?? 0),
          now,
        ),
    });
    list = next;
    model = new Set([...model].filter((id) => next.includes(id)));
    anchor = list[selection.anchor];
  }

  const idAt = (index: number) => mediaId.parse(list[index]) as MediaId;
  const within = (at: number) => Math.floor((at / 1_000) * list.length);
  return {
    take(one: Step): void {
      switch (one.kind) {
        case 'click': {
          const index = within(one.to);
          selection = pick(index, idAt(index));
          anchor = list[index];
          model = new Set([idAt(index)]);
          return;
        }
        case 'ctrl': {
          const index = within(one.to);
          selection = toggle(selection, index, idAt(index));
          anchor = list[index];
          if (!model.delete(idAt(index))) model.add(idAt(index));
          return;
        }
        case 'shift': {
          const index = within(one.to);
          const from = list.indexOf(anchor ?? 0);
          selection = extend(selection, index);
          const [first, last] = [Math.min(from, index), Math.max(from, index)];
          model = new Set(list.slice(first, last + 1));
          return;
        }
        case 'frame': {
          const [first, last] = [within(one.from), within(one.to)].sort((a, b) => a - b);
          const indexes = list.flatMap((_, index) =>
            index >= (first ?? 0) && index <= (last ?? 0) && index % 3 > 0 ? [index] : [],
          );
          selection = selectMore(selection, rangesOf(indexes), last ?? 0);
          anchor = list[last ?? 0];
          for (const index of indexes) model.add(idAt(index));
          return;
        }
        case 'all':
          selection = selectAll(selection, list.length);
          anchor = list[0];
          model = new Set(list);
          return;
        case 'none':
          selection = selectNone(selection);
          anchor = list[selection.focus];
          model = new Set();
          return;
        case 'insert': {
          const at = within(one.at);
          const added = Array.from({ length: one.count }, () => ++newest);
          show([...list.slice(0, at), ...added, ...list.slice(at)]);
          return;
        }
        case 'remove': {
          const at = within(one.at);
          const left = list.filter((_, index) => index < at || index >= at + one.count);
          if (left.length > 0) show(left);
          return;
        }
        case 'turn round':
          show([...list].reverse());
          return;
        default:
          one satisfies never;
      }
    },
    selected: () => list.filter((_, index) => isSelected(selection, index)),
    count: () => selectedCount(selection),
    model: () => list.filter((id) => model.has(id)),
  };
}

describe('the selection', () => {
  it('is the set of items that the same gestures make, however the list changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(step, { maxLength: 30 }),
        (size, steps) => {
          const two = twoOf(size);
          for (const one of steps) {
            two.take(one);
            expect(two.selected()).toEqual(two.model());
            expect(two.count()).toBe(two.model().length);
          }
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it('of a million is as small as that of one', () => {
    const all = selectAll(pick(7, null), 1_000_000);
    expect(all).toMatchObject({ focus: 7, anchor: 0, chosen: [0, 999_999] });
    const less = toggle(toggle(all, 500_000, null), 3, null);
    expect(selectedCount(less)).toBe(999_998);
    expect(less.chosen).toHaveLength(6);
    expect(selectAll(nothingSelected, 0).chosen).toEqual([]);
  });

  it('knows the order of what was chosen one by one, and of nothing else', () => {
    const id = (number: number) => mediaId.parse(number);
    const two = toggle(pick(5, id(50)), 2, id(20));
    expect(two.order).toEqual([50, 20]);
    expect(toggle(two, 5, id(50)).order).toEqual([20]);
    expect(extend(two, 9).order).toBeNull();
    expect(toggle(extend(two, 9), 1, id(10)).order).toBeNull();
    expect(pick(500, null).order).toBeNull();
  });

  it('lets go of what was begun with, and takes back what stays, in a newer list too', () => {
    const all = selectAll(nothingSelected, 6);
    const left = setAside(all, 'run', [1, 3]);
    expect(left.chosen).toEqual([0, 0, 4, 5]);
    // Two items came above, and one of those that were set aside went.
    const newer = follow(left, {
      indexNow: (index) => index + 2,
      rangesNow: (ranges) => (ranges === left.chosen ? [2, 2, 5, 6] : [3, 4]),
    });
    expect(takeBack(newer, 'run').chosen).toEqual([2, 6]);
    expect(takeBack(newer, 'another')).toBe(newer);
    // What was selected meanwhile is what is meant.
    expect(takeBack(pick(0, null), 'run').chosen).toEqual([0, 0]);
    expect(setAside(pick(0, null), 'run', [4, 9]).aside).toEqual({});
  });

  it('is the very same while nothing of it moves, and waits at the first until a person takes the keyboard', () => {
    const picked = pick(3, null);
    expect(follow(picked, { indexNow: (index) => index, rangesNow: (ranges) => [...ranges] })).toBe(
      picked,
    );
    const moved = { indexNow: (index: number) => index + 2, rangesNow: () => [] };
    expect(follow(nothingSelected, moved)).toBe(nothingSelected);
  });
});
