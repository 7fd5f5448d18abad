import { foldText } from '../../../shared/query/foldText.ts';

/** A list in the order of names, of which each name is looked up when it is needed. */
export interface NamedList {
  readonly total: number;
  /** null for an item without a name: those stand last in either direction. */
  nameAt(index: number): string | null;
  /** As the names are in order. */
  compare(one: string, other: string): number;
  readonly descending: boolean;
}

/** Numbers are in order by what they count, so that what starts with 1 is 1, then 10 to 19, then 100 to 199. */
const longestNumber = 12;
/** Sorts behind everything that a name can go on with. */
const last = '\uffff';

/** Where the names that start with a text can begin, as texts to look for. */
function startsOf(text: string, descending: boolean): string[] {
  const mayGoOn = /\p{Nd}$/u.test(text) ? longestNumber : 0;
  return Array.from({ length: mayGoOn + 1 }, (_, more) =>
    descending ? `${text}${'9'.repeat(more)}${last}` : `${text}${'0'.repeat(more)}`,
  );
}

/** The first item that is not before a text; the list is halved until it is found: twenty looks in a million. */
function firstFrom({ total, nameAt, compare, descending }: NamedList, text: string): number {
  let low = 0;
  let high = total;
  while (low < high) {
    // Not by bits: a list may be said to be longer than those can count, and this would then never end.
    const middle = Math.floor((low + high) / 2);
    const name = nameAt(middle);
    const order = name === null ? 0 : compare(name, text);
    if (descending ? order > 0 : order < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The next item at or after `from`, or else from the start, whose name starts with `text`, however either is
 * written; null where none does.
 */
export function startingWith(list: NamedList, text: string, from: number): number | null {
  const wanted = foldText(text);
  const fits = (index: number) => {
    const name = index < list.total ? list.nameAt(index) : null;
    return name !== null && foldText(name).startsWith(wanted);
  };
  if (wanted === '') return null;
  if (fits(from)) return from;
  // What is folded sorts before all that is folded into it.
  const found = startsOf(wanted, list.descending)
    .map((start) => firstFrom(list, start))
    .filter(fits);
  return found.length === 0 ? null : Math.min(...found);
}
