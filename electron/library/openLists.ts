import { SatchelError } from '../../shared/failure.ts';

const mostLists = 8;

/** Lists that galleries have open, the least lately used of them let go. */
export interface OpenLists {
  keep(ids: Float64Array): string;
  /** Throws not-found for a list that was let go: it has to be opened again. */
  slice(token: string, start: number, count: number): Float64Array;
}

export function createOpenLists(newToken: () => string): OpenLists {
  const lists = new Map<string, Float64Array>();
  return {
    keep(ids) {
      const token = newToken();
      lists.set(token, ids);
      for (const oldest of lists.keys()) {
        if (lists.size <= mostLists) break;
        lists.delete(oldest);
      }
      return token;
    },
    slice(token, start, count) {
      const ids = lists.get(token);
      if (ids === undefined) throw new SatchelError({ kind: 'not-found' });
      lists.delete(token);
      lists.set(token, ids);
      return ids.slice(start, start + count);
    },
  };
}
