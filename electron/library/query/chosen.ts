import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput, notFound } from '../../../shared/failures.ts';
import { pairsOf, type Ranges } from '../../../shared/selection/ranges.ts';

/** What a person chose, by ids: so it stays what it was, whatever becomes of the list that it was chosen of. */
export interface Chosen {
  /** Throws not-found for an `after` that was let go, and invalid-input for more than can be kept. */
  keep(ids: Float64Array, after: string | undefined): { token: string; count: number };
  /** Throws not-found for what was let go: it has to be chosen again. */
  ids(token: string): Float64Array;
}

/** Enough for the selection, what is being asked about and what is done with others meanwhile. */
const mostKept = 6;
/** 32 MB, and far more than one act may mean. */
const mostIds = 4_000_000;

export function createChosen(newToken: () => string): Chosen {
  const kept = new Map<string, Float64Array>();

  function used(token: string): Float64Array {
    const ids = kept.get(token);
    if (ids === undefined) throw new SatchelError(notFound);
    kept.delete(token);
    kept.set(token, ids);
    return ids;
  }

  return {
    keep(ids, after) {
      const before = after === undefined ? null : used(after);
      if (ids.length + (before?.length ?? 0) > mostIds) {
        throw new SatchelError(invalidInput('too-many'));
      }
      const all = before === null ? ids : new Float64Array(before.length + ids.length);
      if (before !== null) {
        all.set(before);
        all.set(ids, before.length);
      }
      if (after !== undefined) kept.delete(after);
      const token = newToken();
      kept.set(token, all);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return { token, count: all.length };
    },
    ids: used,
  };
}

/** The ids at these indexes, some of a list at a time; indexes beyond its end are nothing. */
export function idsAt(
  slice: (start: number, count: number) => Float64Array,
  ranges: Ranges,
): Float64Array {
  const parts = pairsOf(ranges).map(([first, last]) => slice(first, last - first + 1));
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Ids are handed out in turn, so the largest is seldom much more than how many there are. */
const largestTable = 1 << 26;

/** At which indexes of a list some ids stand; in one look at each of both, without a map of a million. */
export function placesOf(ids: Float64Array, list: Float64Array): Ranges {
  const flags = flagsOf(ids);
  const all = flags === null ? new Set(ids) : null;
  const out: number[] = [];
  let from = -1;
  for (let at = 0; at < list.length; at += 1) {
    const id = list[at] ?? 0;
    const isIn = flags === null ? all?.has(id) === true : flags[id] === 1;
    if (isIn && from < 0) from = at;
    else if (!isIn && from >= 0) {
      out.push(from, at - 1);
      from = -1;
    }
  }
  if (from >= 0) out.push(from, list.length - 1);
  return out;
}

/** One for each id; null where they are too large for that. */
function flagsOf(ids: Float64Array): Uint8Array | null {
  let largest = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (id > largest) largest = id;
  }
  if (largest >= largestTable) return null;
  const flags = new Uint8Array(largest + 1);
  for (let at = 0; at < ids.length; at += 1) flags[ids[at] ?? 0] = 1;
  return flags;
}
