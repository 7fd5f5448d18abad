import { createDictionary, type Dictionary } from './dictionary.ts';

const firstRoom = 1_024;

/** Columns that hold a number an item; a number that is not known is NaN. `archived` is 1 for what is in an archive. */
const numeric = ['stored', 'used', 'end', 'size', 'pixels', 'archived', 'id'] as const;
/** Columns that hold a code of a dictionary. */
const coded = [
  'account',
  'kind',
  'type',
  'direction',
  'status',
  'from',
  'to',
  'conversation',
] as const;

export type NumberColumn = (typeof numeric)[number];
export type CodeColumn = (typeof coded)[number];

/** Facts of one item, as columns keep them; people and conversations are an address and a name. */
export interface ColumnRow extends Readonly<Record<NumberColumn, number>> {
  readonly codes: Readonly<Record<CodeColumn, string | null>>;
  readonly gone: boolean;
}

/**
 * What can be filtered and sorted by, of all items, in the order of their ids: some 70 bytes an item. An item
 * keeps its position for good, also one that was deleted.
 */
export interface MediaColumns {
  readonly count: number;
  /** Grows with every change. */
  readonly version: number;
  /** 0: deleted, 1: held by its provider, 2: gone. */
  readonly state: Uint8Array;
  numbers(column: NumberColumn): Float64Array;
  codes(column: CodeColumn): Uint32Array;
  dictionary(column: CodeColumn): Dictionary;
  /** Its position; -1 for one that is not known. */
  positionOf(id: number): number;
  /** Puts an item behind all others, whose ids are smaller, or in place of what was known of it. */
  put(row: ColumnRow): void;
  remove(id: number): void;
}

export const heldState = 1;
export const goneState = 2;

export function createMediaColumns(): MediaColumns {
  let room = firstRoom;
  let count = 0;
  let version = 0;
  let state = new Uint8Array(room);
  const numbers = tableOf(numeric, () => new Float64Array(room));
  const codes = tableOf(coded, () => new Uint32Array(room));
  const people = createDictionary();
  const dictionaries = tableOf(coded, (column) =>
    column === 'from' || column === 'to' ? people : createDictionary(),
  );

  function grow(): void {
    room *= 2;
    const larger = <T extends Float64Array | Uint32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    state = larger(state, new Uint8Array(room));
    for (const column of numeric) numbers[column] = larger(numbers[column], new Float64Array(room));
    for (const column of coded) codes[column] = larger(codes[column], new Uint32Array(room));
  }

  function positionOf(id: number): number {
    const ids = numbers.id;
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = ids[middle] ?? 0;
      if (there === id) return middle;
      if (there < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  return {
    get count() {
      return count;
    },
    get version() {
      return version;
    },
    get state() {
      return state;
    },
    numbers: (column) => numbers[column],
    codes: (column) => codes[column],
    dictionary: (column) => dictionaries[column],
    positionOf,
    put(row) {
      let at = count;
      if (count > 0 && row.id <= (numbers.id[count - 1] ?? 0)) {
        at = positionOf(row.id);
        if (at === -1) return;
      } else {
        if (count === room) grow();
        count += 1;
      }
      version += 1;
      state[at] = row.gone ? goneState : heldState;
      for (const column of numeric) numbers[column][at] = row[column];
      for (const column of coded)
        codes[column][at] = dictionaries[column].codeOf(row.codes[column]);
    },
    remove(id) {
      const at = positionOf(id);
      if (at === -1) return;
      version += 1;
      state[at] = 0;
    },
  };
}

function tableOf<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}
