import {
  noRanges,
  pairsOf,
  type Ranges,
  rangesOf,
  union,
  without,
} from '../../../../shared/selection/ranges.ts';

/** A press that moves less is a click; in CSS pixels. */
export const slack = 5;

/** In CSS pixels of the list: from the start edge of its rows, and from its top, however far it is scrolled. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boxBetween = (one: Point, other: Point): Box => ({
  left: Math.min(one.x, other.x),
  top: Math.min(one.y, other.y),
  right: Math.max(one.x, other.x),
  bottom: Math.max(one.y, other.y),
});

/** What is needed of a layout to know which of its items a box meets. */
export interface LaidOut {
  readonly total: number;
  readonly rows: number;
  readonly height: number;
  readonly headingHeight: number;
  rowNear(offset: number): number;
  row(number: number): {
    readonly top: number;
    readonly height: number;
    readonly heading: unknown;
    readonly cells: readonly {
      readonly index: number;
      readonly left: number;
      readonly width: number;
    }[];
  };
}

/** The items that a box meets, loaded or not. `gap`: what lies below each card, within its row. */
export function indexesIn(layout: LaidOut, box: Box, gap: number): Ranges {
  if (layout.total === 0 || box.bottom < 0 || box.top >= layout.height) return noRanges;
  const first = layout.rowNear(Math.max(0, box.top));
  const last = layout.rowNear(Math.min(layout.height - 1, box.bottom));
  const found: number[] = [];
  for (let number = first; number <= last; number += 1) {
    const { top, height, heading, cells } = layout.row(number);
    const from = top + (heading === null ? 0 : layout.headingHeight);
    if (box.bottom < from || box.top > top + height - gap) continue;
    for (const { index, left, width } of cells) {
      if (box.right >= left && box.left <= left + width) found.push(index);
    }
  }
  return rangesOf(found);
}

/** What a box means: those in it alone, those beside what was selected before, or those turned over. */
export type MarqueeMode = 'alone' | 'add' | 'turn';

export const modeOf = (press: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): MarqueeMode => (press.ctrlKey || press.metaKey ? 'turn' : press.shiftKey ? 'add' : 'alone');

export function chosenBy(mode: MarqueeMode, before: Ranges, inBox: Ranges): Ranges {
  if (mode === 'alone') return inBox;
  if (mode === 'add') return union(before, inBox);
  return union(without(before, inBox), without(inBox, before));
}

/** Which of the items in a box lies towards the pointer: there the keyboard goes. */
export function endOf(inBox: Ranges, downwards: boolean): number | null {
  const pairs = pairsOf(inBox);
  return (downwards ? pairs.at(-1)?.[1] : pairs[0]?.[0]) ?? null;
}

/** Within so many pixels of an edge, and beyond it, the list moves under the pointer. */
const edge = 32;
const slowest = 120;
const fastest = 6_000;

/** Pixels a second by which a list scrolls while the pointer is at `y` between its edges; below 0 upwards. */
export function scrollSpeed(y: number, top: number, bottom: number): number {
  const past = y < top + edge ? y - top - edge : y > bottom - edge ? y - bottom + edge : 0;
  if (past === 0) return 0;
  const speed = Math.min(fastest, slowest + (past / edge) ** 2 * slowest * 4);
  return Math.sign(past) * speed;
}
