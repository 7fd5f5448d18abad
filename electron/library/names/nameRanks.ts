import { createPivots, type Pivot } from './pivots.ts';
import { rankAmid, rankBetween } from './rankText.ts';

/** Of what has no name: after everything that has one. */
export const unnamedRank = '~';

export interface NameRanks {
  /** Where a name stands: ranks sort by their bytes as names do by the collator, and are equal where it calls them equal. */
  rankOf(name: string | null): string;
  /** The same of names that are written together: none of them is forgotten before all of them are ranked. */
  ranksOf(names: readonly (string | null)[]): string[];
  /** All ranks of another order are this or more; only `unnamedRank` is too, and belongs to every order. */
  readonly end: string;
}

/** The ranks that the items of the library keep. */
export interface RankTable {
  /** The item with the first rank at `from` or after it, and before `before`. */
  first(from: string, before: string): Pivot | undefined;
  /** Whether there are any of these. */
  hasOutdated(end: string): boolean;
  /** Some of the named items whose ranks are `end` or more, by their ids. */
  outdated(end: string, after: number, limit: number): { id: number; name: string }[];
  /** Ranks an item, unless that was done already. */
  keep(id: number, rank: string, end: string): void;
}

/**
 * Places names among those of the library that have a rank beginning with `prefix`. A new one is looked up
 * by halves, in memory as far as that is known and in the index from there, and gets a rank between
 * its neighbours, so that no other row is written for it.
 */
export function createNameRanks(
  table: RankTable,
  collator: Intl.Collator,
  prefix: string,
): NameRanks {
  const { compare } = collator;
  const pivots = createPivots(compare);
  const end = `${prefix}~`;
  const bare = (rank: string) => rank.slice(prefix.length);

  function first(from: string, before: string) {
    const found = table.first(from, before);
    if (found !== undefined) pivots.add(found);
    return found;
  }

  function find(name: string): string {
    let { low, high, same } = pivots.around(name);
    if (same !== null) return same.rank;
    // Nothing has a rank from here to `high`.
    let bound = high?.rank ?? end;
    for (;;) {
      // What begins with that rank and goes on comes after it; `!` is below every digit.
      const next = first(low === null ? prefix : `${low.rank}!`, bound);
      if (next === undefined) break;
      const order = compare(name, next.name);
      if (order === 0) return next.rank;
      if (order < 0) {
        high = next;
        break;
      }
      low = next;
      const amid = prefix + rankAmid(bare(low.rank), bound === end ? null : bare(bound));
      const half = first(amid, bound);
      if (half === undefined) {
        bound = amid;
        continue;
      }
      const side = compare(name, half.name);
      if (side === 0) return half.rank;
      if (side < 0) {
        high = half;
        bound = half.rank;
      } else low = half;
    }
    const rank = prefix + rankBetween(low && bare(low.rank), high && bare(high.rank));
    pivots.add({ name, rank });
    return rank;
  }

  function ranksOf(names: readonly (string | null)[]): string[] {
    pivots.thin();
    return names.map((name) => (name === null ? unnamedRank : find(name)));
  }

  return {
    end,
    rankOf: (name) => ranksOf([name])[0] ?? unnamedRank,
    ranksOf,
  };
}
