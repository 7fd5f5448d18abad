import { noRanges, type Ranges, union } from '../../../shared/selection/ranges.ts';
import { client } from '../../bridge/client.ts';
import { portionsOf } from '../../bridge/named.ts';
import { rangesIn, type Selection } from './selection.ts';
import { useSelection } from './selectionStore.ts';

/** What becomes of the selection in a newer list. */
export interface Follower {
  /**
   * Asks for whatever is not known of the selection as it is by now; a person may go on meanwhile, so
   * it is to be called last, right before the newer list is shown.
   */
  learn(): Promise<void>;
  /** undefined where the older list is no more: the rows at hand must do then. */
  indexNow(index: number): number | undefined;
  /** Nothing where the older list is no more: what is not known to be meant is not. */
  rangesNow(ranges: Ranges): Ranges;
}

/** `seen`: what is to be followed besides, such as the item at the top of the view. */
export function createFollower(
  from: string | null,
  to: string,
  over: () => boolean,
  seen: readonly number[] = [],
): Follower {
  const indexes = new Map<number, number>();
  const places = new Map<Ranges, Ranges>();
  let lost = from === null;

  async function learnIndexes(unknown: number[]): Promise<void> {
    if (from === null || unknown.length === 0) return;
    const told = await client.library.follow({ from, to, positions: unknown });
    told.forEach((index, at) => void indexes.set(unknown[at] ?? 0, index));
  }

  async function learnPlaces(ranges: Ranges): Promise<void> {
    if (from === null) return;
    const asking = portionsOf(ranges).map((portion) =>
      client.library.followRanges({ from, to, ranges: portion }),
    );
    const told = await Promise.all(asking);
    places.set(
      ranges,
      told.reduce<Ranges>((all, { ranges: some }) => union(all, some), noRanges),
    );
  }

  const unknownOf = (selection: Selection) => {
    const { anchor, focus, focusMoved } = selection;
    const kept = [...new Set([...(focusMoved ? [anchor, focus] : []), ...seen])];
    return {
      indexes: kept.filter((index) => !indexes.has(index)),
      ranges: rangesIn(selection).filter((ranges) => !places.has(ranges)),
    };
  };

  return {
    async learn() {
      while (!over() && !lost) {
        const unknown = unknownOf(useSelection.getState());
        if (unknown.indexes.length === 0 && unknown.ranges.length === 0) return;
        try {
          await Promise.all([learnIndexes(unknown.indexes), ...unknown.ranges.map(learnPlaces)]);
        } catch {
          lost = true;
        }
      }
    },
    indexNow: (index) => indexes.get(index),
    rangesNow: (ranges) => places.get(ranges) ?? noRanges,
  };
}
