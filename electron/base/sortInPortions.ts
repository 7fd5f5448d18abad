import { setImmediate as turn } from 'node:timers/promises';

/** As many as are sorted or merged before everything else gets a turn: about two milliseconds. */
const atOnce = 1_024;

type Compare<T> = (a: T, b: T) => number;

/** Sorts as `toSorted` does, portion by portion, so that nothing waits for it; empty once it is aborted. */
export async function sortInPortions<T>(
  items: readonly T[],
  compare: Compare<T>,
  signal: AbortSignal,
): Promise<readonly T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    if (start > 0) await turn();
    if (signal.aborted) return [];
    runs.push(items.slice(start, start + atOnce).sort(compare));
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await merge(runs[index] ?? [], runs[index + 1] ?? [], compare, signal));
      if (signal.aborted) return [];
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  left: T[],
  right: T[],
  compare: Compare<T>,
  signal: AbortSignal,
): Promise<T[]> {
  if (right.length === 0) return left;
  const made: T[] = [];
  let [l, r] = [0, 0];
  while (made.length < left.length + right.length && !signal.aborted) {
    const [a, b] = [left[l], right[r]];
    // The left one of two equals goes first, as any stable sort has it.
    if (a !== undefined && (b === undefined || compare(a, b) <= 0)) {
      made.push(a);
      l += 1;
    } else if (b !== undefined) {
      made.push(b);
      r += 1;
    }
    if (made.length % atOnce === 0) await turn();
  }
  return made;
}
