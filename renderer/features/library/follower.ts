import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../client.ts';
import { portionsOf } from '../../named.ts';
import { useSelection } from './selectionStore.ts';

/** What became of the selection in a newer list. */
export interface Followed {
  /** undefined for a place that was come to only after this was asked. */
  placeNow(place: number): number | undefined;
  readonly asked: ReadonlySet<MediaId>;
  /** Those of the asked that are in the newer list. */
  readonly found: readonly MediaRow[];
}

/** A person who holds a key down moves on for ever: the newest places are then found by the rows at hand. */
const mostRounds = 3;

/** Asks where the items of the selection are in a newer list, until it stands still. */
export async function follower(
  from: string | null,
  to: string,
  over: () => boolean,
): Promise<Followed> {
  const places = new Map<number, number>();
  let asked = new Set<MediaId>();
  let found: readonly MediaRow[] = [];
  for (let round = 0; round < mostRounds && !over(); round += 1) {
    const before = useSelection.getState();
    const { held, anchor, focus, wanted, rows } = before;
    const unknown = [...new Set([anchor, focus, wanted?.from, wanted?.to])].filter(
      (place): place is number => place !== undefined && !places.has(place),
    );
    const strangers = [...rows.keys()].some((id) => !asked.has(id));
    const [told, here] = await Promise.all([
      held && from !== null && unknown.length > 0
        ? // A list that was let go: the rows at hand must do.
          client.library.follow({ from, to, places: unknown }).catch(() => [])
        : [],
      strangers ? rowsWithin(to, [...rows.keys()]) : found,
    ]);
    told.forEach((place, index) => void places.set(unknown[index] ?? 0, place));
    if (strangers) asked = new Set(rows.keys());
    found = here;
    if (useSelection.getState() === before) break;
  }
  return { placeNow: (place) => places.get(place), asked, found };
}

async function rowsWithin(token: string, ids: readonly MediaId[]): Promise<MediaRow[]> {
  const asked = portionsOf(ids).map((mediaIds) => client.library.within({ token, mediaIds }));
  const found = await Promise.all(asked);
  return found.flat();
}
