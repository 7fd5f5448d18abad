/** A list as it was at one moment; what of it is not known has no key. */
export interface Lines<K> {
  readonly count: number;
  keyAt(index: number): K | undefined;
  indexOf(key: K): number | undefined;
}

/** Where the line at `index` stands now; for one that is gone, the nearest that stayed, rather one below it. */
export function keptPosition<K>(before: Lines<K>, index: number, now: Lines<K>): number {
  const inNow = (at: number) => {
    const key = at < 0 || at >= before.count ? undefined : before.keyAt(at);
    if (key === undefined) return undefined;
    // Most changes move nothing, and finding a line anew costs a look at all of them.
    return at < now.count && now.keyAt(at) === key ? at : now.indexOf(key);
  };
  for (let away = 0; away < before.count; away += 1) {
    const position = inNow(index + away) ?? inNow(index - away);
    if (position !== undefined) return position;
  }
  return Math.max(0, Math.min(index, now.count - 1));
}
