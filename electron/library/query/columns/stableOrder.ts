const digits = 65_536;

/**
 * Positions sorted by a key that each of them has, stably, so that equal ones stay as they stand; unknown keys
 * (NaN) come last in either direction. Keys are whole and at least 0. A million take some 50 ms.
 */
export function stableOrder(
  positions: Uint32Array,
  keys: Float64Array,
  descending: boolean,
): Uint32Array {
  const known = positions.filter((at) => !Number.isNaN(keys[at]));
  const unknown = positions.filter((at) => Number.isNaN(keys[at]));
  const result = new Uint32Array(positions.length);
  result.set(byDigits(known, keys, descending));
  result.set(unknown, known.length);
  return result;
}

/** The same by keys that are ranks, the largest of which stands for what is not known. */
export function byDigits(
  positions: Uint32Array,
  keys: Float64Array,
  descending: boolean,
): Uint32Array {
  const { length } = positions;
  const low = new Uint32Array(keys.length);
  const high = new Uint32Array(keys.length);
  for (let i = 0; i < length; i += 1) {
    const at = positions[i] ?? 0;
    const key = Math.max(0, keys[at] ?? 0);
    const upper = Math.floor(key / 0x1_0000_0000);
    high[at] = upper;
    low[at] = key - upper * 0x1_0000_0000;
  }
  const starts = new Uint32Array(digits);
  let from = positions;
  let to: Uint32Array = new Uint32Array(length);
  for (const [words, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    starts.fill(0);
    for (let i = 0; i < length; i += 1) {
      const digit = ((words[from[i] ?? 0] ?? 0) >>> shift) & 0xffff;
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    if (starts.includes(length)) continue;
    toStarts(starts, descending);
    for (let i = 0; i < length; i += 1) {
      const at = from[i] ?? 0;
      const digit = ((words[at] ?? 0) >>> shift) & 0xffff;
      const place = starts[digit] ?? 0;
      to[place] = at;
      starts[digit] = place + 1;
    }
    const free = from === positions ? new Uint32Array(length) : from;
    from = to;
    to = free;
  }
  return from;
}

/** From how many there are of each digit to where the first of each is put. */
function toStarts(counts: Uint32Array, descending: boolean): void {
  let start = 0;
  for (let n = 0; n < digits; n += 1) {
    const digit = descending ? digits - 1 - n : n;
    const here = counts[digit] ?? 0;
    counts[digit] = start;
    start += here;
  }
}
