import { setImmediate as turn } from 'node:timers/promises';

const byName = new Intl.Collator(undefined, { numeric: true });
/** As many as are sorted or merged before everything else gets a turn: about two milliseconds. */
const atOnce = 1_024;

/** Names in the order in which people count, found portion by portion, so that nothing waits for it. */
export async function sortNames(
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  let runs: string[][] = [];
  for (let start = 0; start < names.length; start += atOnce) {
    if (start > 0) await turn();
    if (signal.aborted) return [];
    runs.push(names.slice(start, start + atOnce).sort(byName.compare));
  }
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await merge(runs[index] ?? [], runs[index + 1] ?? [], signal));
      if (signal.aborted) return [];
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge(left: string[], right: string[], signal: AbortSignal): Promise<string[]> {
  if (right.length === 0) return left;
  const made: string[] = [];
  let [l, r] = [0, 0];
  while (made.length < left.length + right.length && !signal.aborted) {
    const [a, b] = [left[l], right[r]];
    // The left one of two equals goes first, as any stable sort has it.
    if (a !== undefined && (b === undefined || byName.compare(a, b) <= 0)) {
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
