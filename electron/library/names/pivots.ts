/** A name and where it stands. It is true for as long as the order is, whether an item has that name or not. */
export interface Pivot {
  readonly name: string;
  readonly rank: string;
}

export interface Around {
  readonly low: Pivot | null;
  readonly high: Pivot | null;
  /** The one whose name is the very same to the order. */
  readonly same: Pivot | null;
}

const mostKept = 16_384;
/** Looked at first, on either side of where the last name belonged: its neighbours are what is added then. */
const nearby = 4;

/** Names whose ranks were met lately, so that most of the way to a new one is found without the database. */
export function createPivots(compare: (a: string, b: string) => number) {
  let kept: Pivot[] = [];
  let lastAt = 0;

  /** How many of them come before a name, which is no fewer than `from` and no more than `to`. */
  function countBefore(name: string, from = 0, to = kept.length): number {
    let [low, high] = [from, to];
    while (low < high) {
      const at = (low + high) >> 1;
      if (compare(kept[at]?.name ?? '', name) < 0) low = at + 1;
      else high = at;
    }
    return low;
  }

  /** The same for a name that may well be near the last one. */
  function countBeforeNearby(name: string): number {
    const [from, to] = [Math.max(0, lastAt - nearby), Math.min(kept.length, lastAt + nearby)];
    const [below, above] = [kept[from - 1], kept[to]];
    const isNear =
      (below === undefined || compare(below.name, name) < 0) &&
      (above === undefined || compare(above.name, name) >= 0);
    return isNear ? countBefore(name, from, to) : countBefore(name);
  }

  return {
    around(name: string): Around {
      const at = countBefore(name);
      lastAt = at;
      const next = kept[at] ?? null;
      const same = next !== null && compare(next.name, name) === 0 ? next : null;
      return { low: kept[at - 1] ?? null, high: next, same };
    },
    add(pivot: Pivot): void {
      const at = countBeforeNearby(pivot.name);
      const next = kept[at];
      if (next !== undefined && compare(next.name, pivot.name) === 0) return;
      kept.splice(at, 0, pivot);
    },
    /** Every other one still leads to the neighbourhood, where there are too many. */
    thin(): void {
      if (kept.length > mostKept) kept = kept.filter((_, index) => index % 2 === 0);
    },
  };
}
