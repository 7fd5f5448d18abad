import { mostChosen } from '../../../shared/contract/parts.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';

/** No more items than one act may name are selected. */
export const mostSelected = mostChosen;

/** A stretch goes from one index of the list to another, both included, in either direction. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Selection {
  /** In the order in which they were chosen, with what is known of each. */
  readonly rows: ReadonlyMap<MediaId, MediaRow>;
  /** The index from which a stretch is extended. */
  readonly anchor: number;
  /** Where the keyboard is. */
  readonly focus: number;
  /** Whether a person has moved the keyboard; until then it waits at the first item, whichever that is. */
  readonly focusMoved: boolean;
  /** What shall be selected, while not all of it is here; the rows are those of before. */
  readonly wanted: Stretch | null;
}

export const nothingSelected: Selection = {
  rows: new Map(),
  anchor: 0,
  focus: 0,
  focusMoved: false,
  wanted: null,
};

const asMap = (rows: Iterable<MediaRow>) => {
  const map = new Map<MediaId, MediaRow>();
  for (const row of rows) {
    if (map.size >= mostSelected) break;
    map.set(row.id, row);
  }
  return map;
};

const at = (index: number) => ({ anchor: index, focus: index, focusMoved: true, wanted: null });

/** This one and no other. */
export function pick(row: MediaRow, index: number): Selection {
  return { ...at(index), rows: asMap([row]) };
}

/** This one in or out, the others as they are. */
export function toggle(selection: Selection, row: MediaRow, index: number): Selection {
  const rows = new Map(selection.rows);
  if (!rows.delete(row.id) && rows.size < mostSelected) rows.set(row.id, row);
  return { ...at(index), rows };
}

/** The one at `index` and no other, though it is not here yet. */
export function pickUnseen(index: number): Selection {
  return { ...at(index), rows: new Map(), wanted: { from: index, to: index } };
}

/** Selects from where the stretch began to `index`, whose rows are to be fetched. */
export function extend(selection: Selection, index: number): Selection {
  const wanted = { from: selection.anchor, to: index };
  return { ...selection, focus: index, focusMoved: true, wanted };
}

/** The whole list; the keyboard stays. */
export function selectAll(selection: Selection, total: number): Selection {
  return {
    ...selection,
    anchor: 0,
    focusMoved: true,
    wanted: { from: 0, to: Math.max(0, total - 1) },
  };
}

/** The indexes of a stretch; one that is longer than may be selected is drawn in, from where it began. */
export function placesOf({ from, to }: Stretch): { first: number; last: number } {
  const [first, last] = from < to ? [from, to] : [to, from];
  const most = mostSelected - 1;
  if (last - first <= most) return { first, last };
  return to > from ? { first, last: first + most } : { first: last - most, last };
}

/** The rows of what was wanted have come. */
export function arrive(selection: Selection, rows: readonly MediaRow[]): Selection {
  return { ...selection, rows: asMap(rows), wanted: null };
}

/**
 * Replaces the rows that were looked for in a newer list by what is known of them now; those that are not
 * in it leave. What was selected meanwhile stays.
 */
export function renew(
  selection: Selection,
  asked: ReadonlySet<MediaId>,
  found: readonly MediaRow[],
): Selection {
  const newer = new Map(found.map((row) => [row.id, row]));
  const rows = new Map<MediaId, MediaRow>();
  let same = true;
  for (const [id, row] of selection.rows) {
    const now = newer.get(id) ?? (asked.has(id) ? undefined : row);
    const kept = now !== undefined && isSame(now, row) ? row : now;
    if (kept !== undefined) rows.set(id, kept);
    same &&= kept === row;
  }
  return same ? selection : { ...selection, rows };
}

/** Two rows are the same when nothing of them is shown differently. */
function isSame(one: MediaRow, other: MediaRow): boolean {
  const facts = Object.keys(one) as (keyof MediaRow)[];
  return facts.every((fact) => one[fact] === other[fact]);
}

/** The keyboard, the anchor and what is wanted, on the same items in a newer list. */
export function follow(selection: Selection, indexNow: (place: number) => number): Selection {
  if (!selection.focusMoved) return selection;
  const wanted = selection.wanted && {
    from: indexNow(selection.wanted.from),
    to: indexNow(selection.wanted.to),
  };
  const [anchor, focus] = [indexNow(selection.anchor), indexNow(selection.focus)];
  const stays = anchor === selection.anchor && focus === selection.focus && wanted === null;
  return stays ? selection : { ...selection, anchor, focus, wanted };
}
