/**
 * A set of indexes of a list as stretches of neighbours: the first and the last of each, both included,
 * one pair after the other, rising, with a gap between any two. However many indexes there are, it is as
 * long as there are stretches.
 */
export type Ranges = readonly number[];

export const noRanges: Ranges = [];

/** The indexes between two, both included, in either direction. */
export function between(from: number, to: number): Ranges {
  return from <= to ? [from, to] : [to, from];
}

export function countOf(ranges: Ranges): number {
  let count = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    count += (ranges[at + 1] ?? 0) - (ranges[at] ?? 0) + 1;
  }
  return count;
}

/** How many of the numbers of `ranges` are below `index`, or equal to it. */
function upTo(ranges: Ranges, index: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function includes(ranges: Ranges, index: number): boolean {
  const below = upTo(ranges, index);
  return below % 2 === 1 || ranges[below - 1] === index;
}

/** Puts stretches together that overlap or touch; `pairs` are in the order of their first. */
function joined(pairs: readonly (readonly [number, number])[]): Ranges {
  const out: number[] = [];
  for (const [first, last] of pairs) {
    const end = out.at(-1);
    if (end !== undefined && first <= end + 1) out[out.length - 1] = Math.max(end, last);
    else out.push(first, last);
  }
  return out;
}

export function pairsOf(ranges: Ranges): (readonly [first: number, last: number])[] {
  return Array.from(
    { length: ranges.length / 2 },
    (_, at) => [ranges[2 * at] ?? 0, ranges[2 * at + 1] ?? 0] as const,
  );
}

export function union(one: Ranges, other: Ranges): Ranges {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  return joined([...pairsOf(one), ...pairsOf(other)].sort(([a], [b]) => a - b));
}

/** Those of `ranges` that are not in `taken`. */
export function without(ranges: Ranges, taken: Ranges): Ranges {
  const out: number[] = [];
  let at = 0;
  for (const [first, last] of pairsOf(ranges)) {
    let from = first;
    while (at < taken.length && (taken[at + 1] ?? 0) < from) at += 2;
    for (let next = at; next < taken.length && (taken[next] ?? 0) <= last; next += 2) {
      const [cut = 0, end = 0] = [taken[next], taken[next + 1]];
      if (cut > from) out.push(from, cut - 1);
      from = end + 1;
    }
    if (from <= last) out.push(from, last);
  }
  return out;
}

/** Of indexes that rise. */
export function rangesOf(indexes: Iterable<number>): Ranges {
  const out: number[] = [];
  for (const index of indexes) {
    if (out.length > 0 && index === (out.at(-1) ?? 0) + 1) out[out.length - 1] = index;
    else out.push(index, index);
  }
  return out;
}

/** The first of the indexes, as many as `most`. */
export function firstOf(ranges: Ranges, most: number): number[] {
  const out: number[] = [];
  for (const [first, last] of pairsOf(ranges)) {
    for (let index = first; index <= last && out.length < most; index += 1) out.push(index);
    if (out.length >= most) break;
  }
  return out;
}
