import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { keptPlace, type Lines } from '../../ui/keptPlace.ts';

/** As many as one question to the main process may name. */
export const mostSelected = 1_000;

export interface Selection {
  /** In the order in which they were chosen, with what is known of each. */
  readonly rows: ReadonlyMap<MediaId, MediaRow>;
  /** From where a stretch is extended. */
  readonly anchor: number;
  /** Where the keyboard is. */
  readonly focus: number;
  /** Whether a person has put it there; until then it waits at the first item, whichever that is. */
  readonly held: boolean;
}

export const nothingSelected: Selection = { rows: new Map(), anchor: 0, focus: 0, held: false };

const asMap = (rows: Iterable<MediaRow>) => {
  const map = new Map<MediaId, MediaRow>();
  for (const row of rows) {
    if (map.size >= mostSelected) break;
    map.set(row.id, row);
  }
  return map;
};

/** This one and no other. */
export function pick(row: MediaRow, index: number): Selection {
  return { rows: asMap([row]), anchor: index, focus: index, held: true };
}

/** This one in or out, the others as they are. */
export function toggle(selection: Selection, row: MediaRow, index: number): Selection {
  const rows = new Map(selection.rows);
  if (!rows.delete(row.id) && rows.size < mostSelected) rows.set(row.id, row);
  return { rows, anchor: index, focus: index, held: true };
}

/** The stretch from the anchor to `index`; an anchor that the list outgrew is drawn in. */
export function stretch(selection: Selection, index: number): { first: number; last: number } {
  const first = Math.min(selection.anchor, index);
  const last = Math.max(selection.anchor, index);
  const most = mostSelected - 1;
  if (last - first <= most) return { first, last };
  return index > selection.anchor ? { first, last: first + most } : { first: last - most, last };
}

export function extend(selection: Selection, rows: readonly MediaRow[], index: number): Selection {
  return { rows: asMap(rows), anchor: selection.anchor, focus: index, held: true };
}

/** Newer facts for what is selected; the choice itself does not change. */
export function refresh(selection: Selection, rows: readonly MediaRow[]): Selection {
  if (!rows.some((row) => selection.rows.has(row.id))) return selection;
  const newer = new Map(selection.rows);
  for (const row of rows) if (newer.has(row.id)) newer.set(row.id, row);
  return { ...selection, rows: newer };
}

/** The keyboard and the anchor on the same items in the list as it is now. */
export function follow(
  selection: Selection,
  before: Lines<MediaId>,
  now: Lines<MediaId>,
): Selection {
  if (!selection.held) return selection;
  const anchor = keptPlace(before, selection.anchor, now);
  const focus = keptPlace(before, selection.focus, now);
  if (anchor === selection.anchor && focus === selection.focus) return selection;
  return { ...selection, anchor, focus };
}
