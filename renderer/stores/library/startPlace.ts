import type { LibraryQuery } from '../../../shared/contract/library.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { countOf, noRanges, type Ranges } from '../../../shared/selection/ranges.ts';
import type { ListPlace } from '../../../shared/window/remembered.ts';
import { client } from '../../bridge/client.ts';
import { nothingSelected, type Selection } from './selection.ts';

/** As a place names the list that it is in; null for one that is too long, or searched for. */
export function listNameOf(query: LibraryQuery): string | null {
  if (query.filter.text !== undefined) return null;
  const name = JSON.stringify(query);
  return name.length <= 1_000 ? name : null;
}

/** Where a list begins that was left by a restart. */
export interface Start {
  /** The index of the first item in sight. */
  readonly top: number;
  readonly selection: Selection;
}

let left: ListPlace | null = null;

/** The first list begins where it was left, if it is the same. */
export function startAt(place: ListPlace | null): void {
  left = place;
}

async function rangesOf(list: string, mediaIds: readonly MediaId[]): Promise<Ranges> {
  if (mediaIds.length === 0) return noRanges;
  const { ranges } = await client.library.placesOf({ list, of: { mediaIds: [...mediaIds] } });
  return ranges;
}

/** Where this list begins; null at its top, with nothing selected. Items that are not in it any more are left out. */
export async function startOf(query: LibraryQuery, list: string): Promise<Start | null> {
  const place = left;
  if (place === null || place.list !== listNameOf(query)) return null;
  const ids = place.selected;
  const one = (id: MediaId | null) => rangesOf(list, id === null ? [] : [id]);
  try {
    const [chosen, [top = 0], [focus]] = await Promise.all([
      rangesOf(list, ids),
      one(place.topId),
      one(place.focusId),
    ]);
    const at = focus ?? chosen[0];
    const moved: Selection =
      at === undefined
        ? nothingSelected
        : { ...nothingSelected, anchor: at, focus: at, focusMoved: true };
    const order = countOf(chosen) === ids.length ? ids : null;
    return { top, selection: { ...moved, chosen, order } };
  } catch {
    // The library can be shown from its top.
    return null;
  }
}
