import type { MediaSort, SortKey } from '../../../../shared/query/mediaFilter.ts';
import { type Dictionary, ranksOf } from './dictionary.ts';
import type { CodeColumn, MediaColumns, NumberColumn } from './mediaColumns.ts';
import { shownName } from './people.ts';
import type { RankedBy } from './sqlRanks.ts';
import { stableOrder } from './stableOrder.ts';

/** Each takes 4 bytes an item. */
const mostOrders = 6;

export interface OrderDeps {
  readonly columns: MediaColumns;
  /** By which people are in order. */
  readonly compareNames: (a: string, b: string) => number;
  /** The rank of each item's text by its position, NaN for none; of the columns as they are. */
  readonly ranks: (by: RankedBy) => Float64Array;
}

/** Positions of all items in an order that is asked for; what was reckoned is kept until the columns change. */
export function createOrders({ columns, compareNames, ranks: textRanks }: OrderDeps) {
  const ranked = new Map<Dictionary, Uint32Array>();
  const kept = new Map<string, { version: string; order: Uint32Array }>();

  function keep(key: string, version: string, make: () => Uint32Array): Uint32Array {
    const known = kept.get(key);
    kept.delete(key);
    const entry = known?.version === version ? known : { version, order: make() };
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostOrders) break;
      kept.delete(oldest);
    }
    return entry.order;
  }

  const newest = () =>
    keep('stored true', `${columns.version}`, () => {
      const { count } = columns;
      return stableOrder(
        Uint32Array.from({ length: count }, (_, n) => count - 1 - n),
        columns.numbers('stored').subarray(0, count),
        true,
      );
    });

  return (sort: MediaSort, accounts: readonly string[]): Uint32Array => {
    if (sort.by === 'stored' && sort.descending) return newest();
    const accountOrder = sort.by === 'account' ? accounts.join() : '';
    return keep(`${sort.by} ${sort.descending}`, `${columns.version} ${accountOrder}`, () =>
      stableOrder(newest(), keysOf(sort.by, accounts), sort.descending),
    );
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
};
