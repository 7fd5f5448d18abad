import { SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import { keptPosition, type Lines } from '../../../shared/keptPosition.ts';

const mostLists = 8;

/** Lists that galleries have open; the one that was used longest ago is let go when there are too many. */
export interface OpenLists {
  keep(ids: Float64Array): string;
  /** Throws not-found for a list that was let go: it has to be opened again. */
  slice(token: string, start: number, count: number): Float64Array;
  /** The ids that are in the list. */
  within<T extends number>(token: string, ids: readonly T[]): T[];
  /** The positions in list `to` of the items that are at these positions in list `from`. */
  follow(from: string, to: string, positions: readonly number[]): number[];
}

export function createOpenLists(newToken: () => string): OpenLists {
  const lists = new Map<string, Lines<number>>();
  const kept = new Map<string, Float64Array>();

  /** The list is the last to be let go from now on. */
  function used(token: string): Float64Array {
    const ids = kept.get(token);
    if (ids === undefined) throw new SatchelError(notFound);
    kept.delete(token);
    kept.set(token, ids);
    return ids;
  }

  function linesOf(token: string): Lines<number> {
    const ids = used(token);
    const lines = lists.get(token) ?? asLines(ids);
    lists.set(token, lines);
    return lines;
  }

  return {
    keep(ids) {
      const token = newToken();
      kept.set(token, ids);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostLists) break;
        kept.delete(oldest);
        lists.delete(oldest);
      }
      return token;
    },
    slice: (token, start, count) => used(token).slice(start, start + count),
    within(token, ids) {
      const { indexOf } = linesOf(token);
      return ids.filter((id) => indexOf(id) !== undefined);
    },
    follow(from, to, positions) {
      const [before, now] = [linesOf(from), linesOf(to)];
      return positions.map((position) => keptPosition(before, position, now));
    },
  };
}

/** Finding an item costs a look at all of them once, and only where one is looked for. */
function asLines(ids: Float64Array): Lines<number> {
  let positions: Map<number, number> | null = null;
  return {
    count: ids.length,
    keyAt: (index) => ids[index],
    indexOf(id) {
      if (positions === null) {
        positions = new Map();
        for (let at = 0; at < ids.length; at += 1) positions.set(ids[at] ?? 0, at);
      }
      return positions.get(id);
    },
  };
}
