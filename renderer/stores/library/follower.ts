import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { portionsOf } from '../../bridge/named.ts';
import { useSelection } from './selectionStore.ts';

/** What becomes of the selection in a newer list. */
export interface Follower {
  /**
   * Asks for whatever is not known of the selection as it is by now; a person may go on meanwhile, so
   * it is to be called last, right before the newer list is shown.
   */
  learn(): Promise<void>;
  /** undefined where the older list is no more: the rows at hand must do then. */
  indexNow(place: number): number | undefined;
  readonly asked: ReadonlySet<MediaId>;
  /** Those of the asked that are in the newer list. */
  readonly found: readonly MediaRow[];
}

/** `seen`: what is to be followed besides, such as the item at the top of the view. */
export function createFollower(
  from: string | null,
  to: string,
  over: () => boolean,
  seen: readonly number[] = [],
): Follower {
  const places = new Map<number, number>();
  const asked = new Set<MediaId>();
  const found: MediaRow[] = [];
  let lost = from === null;

  async function learnPlaces(unknown: number[]): Promise<void> {
    if (from === null || unknown.length === 0) return;
    try {
      const told = await client.library.follow({ from, to, positions: unknown });
      told.forEach((place, index) => void places.set(unknown[index] ?? 0, place));
    } catch {
      lost = true;
    }
  }

  async function learnRows(ids: readonly MediaId[]): Promise<void> {
    const asking = portionsOf(ids).map((mediaIds) =>
      client.library.within({ token: to, mediaIds }),
    );
    found.push(...(await Promise.all(asking)).flat());
    for (const id of ids) asked.add(id);
  }

  return {
    async learn() {
      while (!over()) {
        const { focusMoved, anchor, focus, wanted, rows } = useSelection.getState();
        const ends = wanted === null ? [] : [wanted.from, wanted.to];
        const held = focusMoved ? [anchor, focus, ...ends] : [];
        const meant = lost ? [] : [...new Set([...held, ...seen])];
        const unknown = meant.filter((place) => !places.has(place));
        const strangers = [...rows.keys()].filter((id) => !asked.has(id));
        if (unknown.length === 0 && strangers.length === 0) return;
        await Promise.all([learnPlaces(unknown), learnRows(strangers)]);
      }
    },
    indexNow: (place) => places.get(place),
    asked,
    found,
  };
}
