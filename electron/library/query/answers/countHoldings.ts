import { type Amount, type Holdings, mostPeople } from '../../../../shared/contract/holdings.ts';
import { ageAt, ageBand } from '../../../../shared/holdings/ages.ts';
import type { MediaKind } from '../../../../shared/media.ts';
import type { MediaColumns } from '../columns/mediaColumns.ts';
import { namedOf } from '../columns/people.ts';

/** Counts by a small number, such as a code. */
interface Tally {
  add(at: number, size: number): void;
  at(at: number): Amount;
}

const larger = (old: Float64Array) => {
  const fresh = new Float64Array(old.length * 2);
  fresh.set(old);
  return fresh;
};

function createTally(room: number): Tally {
  let counts: Float64Array = new Float64Array(room);
  let bytes: Float64Array = new Float64Array(room);
  let sized: Float64Array = new Float64Array(room);
  return {
    add(at, size) {
      if (at >= counts.length) {
        counts = larger(counts);
        bytes = larger(bytes);
        sized = larger(sized);
      }
      counts[at] = (counts[at] ?? 0) + 1;
      if (Number.isNaN(size)) return;
      bytes[at] = (bytes[at] ?? 0) + size;
      sized[at] = (sized[at] ?? 0) + 1;
    },
    at: (at) => ({ count: counts[at] ?? 0, bytes: bytes[at] ?? 0, sized: sized[at] ?? 0 }),
  };
}

const largestFirst = (one: Amount, other: Amount) =>
  other.bytes - one.bytes || other.count - one.count;

/**
 * Adds up, as they are at `now`, the items that have a 1 in `mask`, by position. Some positions at a time, between
 * which columns may change: what was deleted meanwhile is none.
 */
export function createHoldingsCounter(columns: MediaColumns, mask: Uint8Array, now: number) {
  const [kindNames, directionNames] = [columns.dictionary('kind'), columns.dictionary('direction')];
  const bands = ageBand.options;
  const total = createTally(1);
  const byKind = createTally(16);
  const byDirection = createTally(4);
  const byAge = createTally(bands.length);
  const people = createPeople(columns);
  const byPerson = createTally(1_024);

  function add(start: number, end: number): void {
    const [sizes, dates] = [columns.numbers('size'), columns.numbers('stored')];
    const [kinds, directions] = [columns.codes('kind'), columns.codes('direction')];
    const [senders, recipients] = [columns.codes('from'), columns.codes('to')];
    for (let at = start; at < Math.min(end, mask.length); at += 1) {
      if (mask[at] !== 1 || columns.state[at] === 0) continue;
      const size = sizes[at] ?? Number.NaN;
      total.add(0, size);
      byKind.add(kinds[at] ?? 0, size);
      byDirection.add(directions[at] ?? 0, size);
      byAge.add(bands.indexOf(ageAt(dates[at] ?? Number.NaN, now)), size);
      const sender = people.numberOf(senders[at] ?? 0);
      const recipient = people.numberOf(recipients[at] ?? 0);
      if (sender > 0) byPerson.add(sender, size);
      if (recipient > 0 && recipient !== sender) byPerson.add(recipient, size);
    }
  }

  const isThere = ({ count }: Amount) => count > 0;
  const result = (): Holdings => ({
    total: total.at(0),
    kinds: codesOf(kindNames.size)
      .map((code) => ({ kind: kindNames.textOf(code) as MediaKind, ...byKind.at(code) }))
      .filter(isThere)
      .sort(largestFirst),
    ages: bands.map((age, at) => ({ age, ...byAge.at(at) })).filter(isThere),
    directions: codesOf(directionNames.size)
      .map((code) => ({
        direction: directionNames.textOf(code) as 'inbound' | 'outbound' | null,
        ...byDirection.at(code),
      }))
      .filter(isThere)
      .sort(largestFirst),
    people: people
      .all()
      .map((person, at) => ({ ...person, ...byPerson.at(at + 1) }))
      .sort((a, b) => largestFirst(a, b) || (a.value < b.value ? -1 : 1))
      .slice(0, mostPeople),
    peopleCount: people.all().length,
  });

  return { add, result };
}

const codesOf = (size: number) => Array.from({ length: size }, (_, code) => code);

/** Numbers from 1 for those who are asked for: whoever has one address is one, whatever they are called. */
function createPeople(columns: MediaColumns) {
  const dictionary = columns.dictionary('from');
  const known = new Int32Array(dictionary.size).fill(-1);
  const numbers = new Map<string, number>();
  const all: { value: string; name: string | null }[] = [];

  function numberOf(code: number): number {
    // Who became known since is in no table of those before.
    const before = known[code] ?? -1;
    if (before !== -1) return before;
    const text = dictionary.textOf(code);
    const number = text === null ? 0 : numbered(text);
    known[code] = number;
    return number;
  }

  function numbered(text: string): number {
    const { address, name } = namedOf(text);
    const value = address ?? name ?? '';
    const called = address === null ? null : name;
    const number = numbers.get(value);
    if (number === undefined) {
      all.push({ value, name: called });
      numbers.set(value, all.length);
      return all.length;
    }
    const person = all[number - 1];
    if (person !== undefined) person.name ??= called;
    return number;
  }

  return { numberOf, all: () => all };
}
