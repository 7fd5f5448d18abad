/** A row of the list that is not one of the seeded. */
export interface LiveRow<T> {
  readonly datedAt: number;
  readonly read: () => T;
}

/** The live list, newest first: seeded items as their numbers alone, so that a million of them cost four megabytes. */
export interface LiveOrder<T> {
  readonly total: number;
  slice(offset: number, limit: number): T[];
}

/**
 * `seeds` are the indexes of the seeded items that live, whose dates fall; of equal dates the others come first, in
 * the order in which they are given.
 */
export function mergeOrder<T>(
  seeds: Uint32Array,
  datedAt: (seed: number) => number,
  read: (seed: number) => T,
  others: readonly LiveRow<T>[],
): LiveOrder<T> {
  const sorted = [...others].sort((a, b) => b.datedAt - a.datedAt);
  /** Where each of the others stands in the whole list. */
  const positions = sorted.map((row, index) => countAbove(row.datedAt) + index);

  function countAbove(at: number): number {
    let [low, high] = [0, seeds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (datedAt(seeds[middle] ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    total: seeds.length + sorted.length,
    slice(offset, limit) {
      const end = Math.min(offset + limit, seeds.length + sorted.length);
      const found: T[] = [];
      let next = positions.findIndex((position) => position >= offset);
      if (next === -1) next = sorted.length;
      for (let position = offset; position < end; position += 1) {
        if (positions[next] === position) {
          const row = sorted[next];
          if (row !== undefined) found.push(row.read());
          next += 1;
        } else {
          found.push(read(seeds[position - next] ?? 0));
        }
      }
      return found;
    },
  };
}
