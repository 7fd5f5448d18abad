import type { MediaSort, SortKey } from '../../../../shared/query/mediaFilter.ts';
import { type Dictionary, ranksOf } from './dictionary.ts';
import type { CodeColumn, MediaColumns, NumberColumn } from './mediaColumns.ts';
import { shownName } from './people.ts';
import type { RankedBy } from './sqlRanks.ts';
import { stableOrder } from './stableOrder.ts';

export interface OrderDeps {
  readonly columns: MediaColumns;
  /** By which people are in order. */
  readonly compareNames: (a: string, b: string) => number;
  /** The rank of each item's text by its position, NaN for none; of the columns as they are. */
  readonly ranks: (by: RankedBy) => Float64Array;
}

/** Positions of all items by a key, from its least to its largest; 5 bytes an item. */
interface Ascending {
  readonly version: string;
  readonly order: Uint32Array;
  /** For each but the first whether its key is that of the one before. */
  readonly again: Uint8Array;
  /** The last ones have no key. */
  readonly known: number;
}

/** Positions of all items in an order that is asked for; what was reckoned is kept until the columns change. */
export function createOrders({ columns, compareNames, ranks: textRanks }: OrderDeps) {
  const ranked = new Map<Dictionary, Uint32Array>();
  const kept = new Map<SortKey, Ascending>();
  let newest: { readonly version: number; readonly order: Uint32Array } | null = null;

  function newestFirst(): Uint32Array {
    const { count, version } = columns;
    if (newest?.version === version) return newest.order;
    const order = stableOrder(
      Uint32Array.from({ length: count }, (_, n) => count - 1 - n),
      columns.numbers('stored').subarray(0, count),
      true,
    );
    newest = { version, order };
    return order;
  }

  function ascending(by: SortKey, accounts: readonly string[]): Ascending {
    const version = `${columns.version} ${by === 'account' ? accounts.join() : ''}`;
    const there = kept.get(by);
    if (there?.version === version) return there;
    const keys = keysOf(by, accounts);
    const order = stableOrder(newestFirst(), keys, false);
    const again = new Uint8Array(order.length);
    let known = 0;
    for (let n = 0; n < order.length; n += 1) {
      const key = keys[order[n] ?? 0] ?? Number.NaN;
      if (Number.isNaN(key)) break;
      if (n > 0 && keys[order[n - 1] ?? 0] === key) again[n] = 1;
      known = n + 1;
    }
    const made = { version, order, again, known };
    kept.set(by, made);
    return made;
  }

  return ({ by, descending }: MediaSort, accounts: readonly string[]): Uint32Array => {
    if (by === 'stored' && descending) return newestFirst();
    const there = ascending(by, accounts);
    return descending ? turned(there) : there.order;
  };

  function keysOf(by: SortKey, accounts: readonly string[]): Float64Array {
    if (by === 'name' || by === 'text' || by === 'ref') return textRanks(by);
    const column = columnOf[by];
    if (column.numbers !== undefined)
      return columns.numbers(column.numbers).subarray(0, columns.count);
    const dictionary = columns.dictionary(column.codes);
    const codes = columns.codes(column.codes);
    const ranks = ranksFor(column.codes, dictionary, accounts);
    const keys = new Float64Array(columns.count);
    for (let at = 0; at < keys.length; at += 1) {
      const code = codes[at] ?? 0;
      keys[at] = code === 0 ? Number.NaN : (ranks[code] ?? 0);
    }
    return keys;
  }

  function ranksFor(column: CodeColumn, dictionary: Dictionary, accounts: readonly string[]) {
    if (column === 'account') {
      const placeOf = (id: string) => {
        const place = accounts.indexOf(id);
        return place === -1 ? accounts.length : place;
      };
      return ranksOf(dictionary, plain, (a, b) => placeOf(a) - placeOf(b));
    }
    // Putting names in order takes its time, and there are new ones only now and then.
    const known = ranked.get(dictionary);
    if (known?.length === dictionary.size) return known;
    const named = column === 'from' || column === 'to' || column === 'conversation';
    const ranks = named
      ? ranksOf(dictionary, shownName, compareNames)
      : ranksOf(dictionary, plain, (a, b) => (a < b ? -1 : Number(a > b)));
    ranked.set(dictionary, ranks);
    return ranks;
  }
}

const plain = (text: string) => text;

/** The largest key first: those with one key stay as they stand, and those without one stay last. */
function turned({ order, again, known }: Ascending): Uint32Array {
  const result = Uint32Array.from(order);
  let next = 0;
  for (let end = known; end > 0; ) {
    let start = end - 1;
    while (again[start] === 1) start -= 1;
    for (let n = start; n < end; n += 1) {
      result[next] = order[n] ?? 0;
      next += 1;
    }
    end = start;
  }
  return result;
}

interface NumbersOf {
  readonly numbers: NumberColumn;
  readonly codes?: never;
}
interface CodesOf {
  readonly codes: CodeColumn;
  readonly numbers?: never;
}
const columnOf: Readonly<Record<Exclude<SortKey, RankedBy>, NumbersOf | CodesOf>> = {
  stored: { numbers: 'stored' },
  size: { numbers: 'size' },
  end: { numbers: 'end' },
  used: { numbers: 'used' },
  kind: { codes: 'kind' },
  type: { codes: 'type' },
  from: { codes: 'from' },
  to: { codes: 'to' },
  account: { codes: 'account' },
  status: { codes: 'status' },
  direction: { codes: 'direction' },
  conversation: { codes: 'conversation' },
  pixels: { numbers: 'pixels' },
  archived: { numbers: 'archived' },
};
