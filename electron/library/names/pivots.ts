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

const mostKept = 4_096;

/** Names whose ranks were met lately, so that most of the way to a new one is found without the database. */
export function createPivots(compare: (a: string, b: string) => number) {
  let kept: Pivot[] = [];

  /** How many of them come before a name. */
  function countBefore(name: string): number {
    let [from, to] = [0, kept.length];
    while (from < to) {
      const at = (from + to) >> 1;
      if (compare(kept[at]?.name ?? '', name) < 0) from = at + 1;
      else to = at;
    }
    return from;
  }

  return {
    around(name: string): Around {
      const at = countBefore(name);
      const next = kept[at] ?? null;
      const same = next !== null && compare(next.name, name) === 0 ? next : null;
      return { low: kept[at - 1] ?? null, high: next, same };
    },
    add(pivot: Pivot): void {
      const at = countBefore(pivot.name);
      const next = kept[at];
      if (next !== undefined && compare(next.name, pivot.name) === 0) return;
      kept.splice(at, 0, pivot);
      // Every other one still leads to the neighbourhood.
      if (kept.length > mostKept) kept = kept.filter((_, index) => index % 2 === 0);
    },
  };
}
