import type { Account } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { en } from '../../strings/en.ts';
import { dateWords, lengthText, personText } from '../../text/filterWords.ts';
import { formatBytes } from '../../text/format.ts';

/** A part of a filter that is shown and taken away as one. */
export interface Chip {
  readonly id: string;
  readonly label: string;
  /** The filter when it is taken away. */
  readonly without: MediaFilter;
}

type Key = keyof MediaFilter;

const words = en.find.chip;

/** A filter without some of its parts. */
export function without(filter: MediaFilter, keys: readonly Key[]): MediaFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([key]) => !keys.includes(key as Key)),
  ) as MediaFilter;
}

/** Takes one of several away, and the part itself with the last. */
function less<K extends 'kinds' | 'accountIds'>(filter: MediaFilter, key: K, one: string) {
  const left = filter[key]?.filter((value) => value !== one) ?? [];
  return left.length === 0 ? without(filter, [key]) : { ...filter, [key]: left };
}

function labelsOf(filter: MediaFilter): readonly (readonly [Key[], string | null])[] {
  const { person, from, to, conversation, status, type, direction } = filter;
  const { storedWithinMs, storedOverMs, minBytes, maxBytes, endsWithinMs } = filter;
  const { used, archived, gone } = filter;
  const has = <T>(value: T | undefined, label: (value: T) => string) =>
    value === undefined ? null : label(value);
  return [
    [['itemId'], has(filter.itemId, () => words.item)],
    [['direction'], has(direction, (way) => en.library.inspector[way])],
    [['type'], has(type, (name) => name)],
    [['person'], has(person, (who) => words.person(personText(who)))],
    [['from'], has(from, (who) => words.from(personText(who)))],
    [['to'], has(to, (who) => words.to(personText(who)))],
    [['conversation'], has(conversation, words.conversation)],
    [['storedFrom', 'storedBefore'], dateWords(filter.storedFrom, filter.storedBefore)],
    [['storedWithinMs'], has(storedWithinMs, (ms) => words.within(lengthText(ms)))],
    [['storedOverMs'], has(storedOverMs, (ms) => words.over(lengthText(ms)))],
    [['minBytes'], has(minBytes, (bytes) => words.atLeast(formatBytes(bytes)))],
    [['maxBytes'], has(maxBytes, (bytes) => words.atMost(formatBytes(bytes)))],
    [['endsWithinMs'], has(endsWithinMs, (ms) => words.ends(lengthText(ms)))],
    [['used'], has(used, (yes) => (yes ? words.used : words.unused))],
    [['status'], has(status, words.status)],
    [['archived'], has(archived, (yes) => (yes ? words.archived : words.unarchived))],
    [['gone'], has(gone, (which) => (which === 'only' ? words.goneOnly : words.goneAlso))],
  ];
}

/** What a filter asks for, in parts; the words that are searched for stand in the search. */
export function chipsOf(filter: MediaFilter, accounts: readonly Account[]): Chip[] {
  const labelOf = (id: AccountId) => accounts.find((account) => account.id === id)?.label;
  const several: Chip[] = [
    ...(filter.accountIds ?? []).map((id) => {
      const label = labelOf(id);
      return {
        id: `account ${id}`,
        label: label === undefined ? words.otherAccount : words.account(label),
        without: less(filter, 'accountIds', id),
      };
    }),
    ...(filter.kinds ?? []).map((kind) => ({
      id: `kind ${kind}`,
      label: en.library.kinds[kind],
      without: less(filter, 'kinds', kind),
    })),
  ];
  const single = labelsOf(filter).flatMap(([keys, label]): Chip[] =>
    label === null ? [] : [{ id: keys.join(' '), label, without: without(filter, keys) }],
  );
  return [...several, ...single];
}
