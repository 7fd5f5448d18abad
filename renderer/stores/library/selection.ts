import type { MediaId } from '../../../shared/ids.ts';
import {
  between,
  countOf,
  includes,
  noRanges,
  type Ranges,
  union,
  without,
} from '../../../shared/selection/ranges.ts';

/**
 * What is selected of the list that is shown, by its indexes: selecting a million items costs what
 * selecting one does. A newer list takes its place by `follow`, which keeps to the items.
 */
export interface Selection {
  readonly chosen: Ranges;
  /** The items in the order in which they were chosen one by one; null where some came otherwise. */
  readonly order: readonly MediaId[] | null;
  /** What something was begun with, so that it is not meant a second time, by what that is called. */
  readonly aside: Readonly<Record<string, Ranges>>;
  /** The index from which a stretch is extended. */
  readonly anchor: number;
  /** Where the keyboard is. */
  readonly focus: number;
  /** Whether a person has moved the keyboard; until then it waits at the first item, whichever that is. */
  readonly focusMoved: boolean;
}

export const nothingSelected: Selection = {
  chosen: noRanges,
  order: [],
  aside: {},
  anchor: 0,
  focus: 0,
  focusMoved: false,
};

export const isSelected = ({ chosen }: Selection, index: number) => includes(chosen, index);
export const selectedCount = ({ chosen }: Selection) => countOf(chosen);

const at = (index: number) => ({
  aside: {},
  anchor: index,
  focus: index,
  focusMoved: true,
});

/** This one and no other; its id where it is known by now. */
export function pick(index: number, id: MediaId | null): Selection {
  return { ...at(index), chosen: between(index, index), order: id === null ? null : [id] };
}

/** This one in or out, the others as they are. */
export function toggle(selection: Selection, index: number, id: MediaId | null): Selection {
  const { chosen, order } = selection;
  const one = between(index, index);
  if (includes(chosen, index)) {
    const left = order?.filter((known) => known !== id) ?? null;
    return { ...at(index), chosen: without(chosen, one), order: left };
  }
  const now = order === null || id === null ? null : [...order, id];
  return { ...at(index), chosen: union(chosen, one), order: now };
}

/** All from where the stretch began to `index`, and no others. */
export function extend(selection: Selection, index: number): Selection {
  const { anchor } = selection;
  return { ...at(index), anchor, chosen: between(anchor, index), order: null };
}

/** The whole list; the keyboard stays. */
export function selectAll(selection: Selection, total: number): Selection {
  const chosen = total === 0 ? noRanges : between(0, total - 1);
  return { ...at(0), focus: selection.focus, chosen, order: null };
}

/** These and those of before, as by drawing a frame around them; the keyboard goes to the last of the gesture. */
export function selectMore(before: Selection, indexes: Ranges, focus: number): Selection {
  return { ...at(focus), chosen: union(before.chosen, indexes), order: null };
}

/** None, the keyboard where it is; the next stretch begins there. */
export function selectNone({ focus, focusMoved }: Selection): Selection {
  return { ...nothingSelected, anchor: focus, focus, focusMoved };
}

/** Takes out what of these is selected, until it is known what became of it. */
export function setAside(selection: Selection, key: string, going: Ranges): Selection {
  const { chosen, order, aside } = selection;
  const left = without(chosen, going);
  const taken = without(chosen, left);
  if (taken.length === 0) return selection;
  return {
    ...selection,
    chosen: left,
    order: left.length === 0 ? order : null,
    aside: { ...aside, [key]: taken },
  };
}

/** What was set aside is selected again, as far as it is still in the list. */
export function takeBack(selection: Selection, key: string): Selection {
  const { chosen, aside } = selection;
  const { [key]: back, ...others } = aside;
  return back === undefined
    ? selection
    : { ...selection, chosen: union(chosen, back), aside: others };
}

/** All ranges of the list that a selection keeps. */
export const rangesIn = ({ chosen, aside }: Selection): Ranges[] =>
  [chosen, ...Object.values(aside)].filter(({ length }) => length > 0);

/** The same items and the same places of the keyboard in a newer list. */
export function follow(
  selection: Selection,
  now: {
    readonly indexNow: (index: number) => number;
    readonly rangesNow: (ranges: Ranges) => Ranges;
  },
): Selection {
  const { chosen, aside, anchor, focus, focusMoved } = selection;
  const keep = (ranges: Ranges): Ranges => {
    const there = ranges.length === 0 ? ranges : now.rangesNow(ranges);
    const same = there.length === ranges.length && there.every((one, at) => one === ranges[at]);
    return same ? ranges : there;
  };
  const kept = Object.entries(aside).map(([key, ranges]) => [key, keep(ranges)] as const);
  const next = {
    ...selection,
    chosen: keep(chosen),
    aside: Object.fromEntries(kept),
    ...(focusMoved && { anchor: now.indexNow(anchor), focus: now.indexNow(focus) }),
  };
  const stays =
    next.chosen === chosen &&
    next.anchor === anchor &&
    next.focus === focus &&
    kept.every(([key, ranges]) => ranges === aside[key]);
  return stays ? selection : next;
}
