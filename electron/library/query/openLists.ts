import { SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import { keptPosition, type Lines } from '../../../shared/keptPosition.ts';

const mostLists = 8;
/** Up to such ids a table of 4 bytes an id tells positions; a million are put into it in a few ms. */
const mostInTable = 20_000_000;

/** Lists that galleries have open; the one that was used longest ago is let go when there are too many. */
export interface OpenLists {
  /** Of a list in the order of an instant days can be told. */
  keep(ids: Float64Array, datedBy?: 'stored' | 'end' | null): string;
  /** Throws not-found for a list that was let go: it has to be opened again. */
  slice(token: string, start: number, count: number): Float64Array;
  /** All ids of a list in the order of an instant, and of which; null for one in any other order. */
  dated(token: string): { readonly ids: Float64Array; readonly by: 'stored' | 'end' } | null;
  /** The ids that are in the list. */
  within<T extends number>(token: string, ids: readonly T[]): T[];
  /** The positions in list `to` of the items that are at these positions in list `from`. */
  follow(from: string, to: string, positions: readonly number[]): number[];
}

interface KeptList {
  readonly ids: Float64Array;
  readonly datedBy: 'stored' | 'end' | null;
  readonly lines: Lines<number>;
}

export function createOpenLists(newToken: () => string): OpenLists {
  const kept = new Map<string, KeptList>();

  /** The list is the last to be let go from now on. */
  function used(token: string): KeptList {
    const list = kept.get(token);
    if (list === undefined) throw new SatchelError(notFound);
    kept.delete(token);
    kept.set(token, list);
    return list;
  }

  return {
    keep(ids, datedBy = null) {
      const token = newToken();
      kept.set(token, { ids, datedBy, lines: asLines(ids) });
      for (const oldest of kept.keys()) {
        if (kept.size <= mostLists) break;
        kept.delete(oldest);
      }
      return token;
    },
    slice: (token, start, count) => used(token).ids.slice(start, start + count),
    dated(token) {
      const { ids, datedBy } = used(token);
      return datedBy === null ? null : { ids, by: datedBy };
    },
    within(token, ids) {
      const { indexOf } = used(token).lines;
      return ids.filter((id) => indexOf(id) !== undefined);
    },
    follow(from, to, positions) {
      const [before, now] = [used(from).lines, used(to).lines];
      return positions.map((position) => keptPosition(before, position, now));
    },
  };
}

/** Finding an item costs a look at all of them once, and only where one is looked for. */
function asLines(ids: Float64Array): Lines<number> {
  let find: ((id: number) => number | undefined) | null = null;
  return {
    count: ids.length,
    keyAt: (index) => ids[index],
    indexOf(id) {
      find ??= positionsOf(ids);
      return find(id);
    },
  };
}

function positionsOf(ids: Float64Array): (id: number) => number | undefined {
  let largest = 0;
  for (let at = 0; at < ids.length; at += 1) largest = Math.max(largest, ids[at] ?? 0);
  if (largest > mostInTable) {
    const positions = new Map(Array.from(ids, (id, at) => [id, at]));
    return (id) => positions.get(id);
  }
  const places = new Uint32Array(largest + 1);
  for (let at = 0; at < ids.length; at += 1) places[ids[at] ?? 0] = at + 1;
  return (id) => {
    const place = places[id] ?? 0;
    return place === 0 ? undefined : place - 1;
  };
}
