import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type DigestSettings,
  leastGapMs,
  nextAtMinute,
  nextDigestAt,
  toldUpTo,
} from '../../electron/expiring/digestRules.ts';
import { firstMinute, isQuiet } from '../../electron/expiring/quietHours.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Around the days on which clocks change in Europe and America, and around none. */
const starts = [
  new Date(2026, 10, 29, 12),
  new Date(2026, 2, 28, 20),
  new Date(2026, 9, 24, 20),
  new Date(2026, 10, 1, 0),
  new Date(2026, 2, 7, 22),
].map((date) => date.getTime());

const minuteOfDay = fc.integer({ min: 0, max: 1_439 });
const quiet = fc.oneof(
  fc.constant({ quietFrom: null, quietUntil: null }),
  fc.record({ quietFrom: minuteOfDay, quietUntil: minuteOfDay }),
);
const settings: fc.Arbitrary<DigestSettings> = fc
  .tuple(quiet, fc.integer({ min: 5, max: 3 * 24 * 60 }), fc.option(minuteOfDay, { freq: 3 }))
  .map(([hours, ahead, digestAt]) => ({
    enabled: true,
    aheadMs: ahead * minute,
    digestAt,
    ...hours,
  }));

interface Item {
  /** When Satchel comes to know it, and when it ends. */
  readonly knownAt: number;
  readonly endsAt: number;
}
const items = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 3 * day }), fc.integer({ min: 1, max: 4 * day }))
    .map(([knownAt, lives]): Item => ({ knownAt, endsAt: knownAt + lives })),
  { minLength: 1, maxLength: 12 },
);
/** Satchel does not run between these, whatever it was doing: a kill loses what was not on disk. */
const closings = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 6 * day }), fc.integer({ min: minute, max: 30 * hour })),
  { maxLength: 3 },
);

interface Told {
  readonly at: number;
  readonly items: readonly Item[];
}

/** A life of Satchel, looked at each time it would wake: as `digests.ts` does it, on a clock of its own. */
function live(
  rules: DigestSettings,
  known: readonly Item[],
  closed: readonly (readonly [number, number])[],
  start: number,
): { notes: Told[]; ran: (at: number) => boolean } {
  const told = new Set<Item>();
  const notes: Told[] = [];
  const shut = closed.map(([from, length]) => [start + from, start + from + length] as const);
  const ran = (at: number) => !shut.some(([from, until]) => at >= from && at < until);
  const marks = known.flatMap(({ knownAt }) => start + knownAt);
  const ends = [...marks, ...shut.flat()].sort((one, other) => one - other);
  let lastAt: number | null = null;
  for (let now = start; now < start + 12 * day; ) {
    const next = ends.find((at) => at > now) ?? start + 12 * day;
    if (!ran(now)) {
      now = next;
      continue;
    }
    const open = known.filter(
      (item) => !told.has(item) && start + item.knownAt <= now && start + item.endsAt > now,
    );
    if (open.length === 0) {
      now = next;
      continue;
    }
    const firstEnd = Math.min(...open.map(({ endsAt }) => start + endsAt));
    const at = nextDigestAt(rules, { firstEnd, lastAt, now });
    expect(at).toBeGreaterThanOrEqual(now);
    if (at > now) {
      now = Math.min(at, firstEnd, next);
      continue;
    }
    const upTo = toldUpTo(rules, now);
    const these = open.filter(({ endsAt }) => start + endsAt <= upTo);
    expect(these.length).toBeGreaterThan(0);
    for (const item of these) told.add(item);
    notes.push({ at: now, items: these });
    lastAt = now;
  }
  return { notes, ran };
}

it('tells of every item at most once, never in quiet hours, and never in a flood', () => {
  fc.assert(
    fc.property(
      settings,
      items,
      closings,
      fc.constantFrom(...starts),
      (rules, known, closed, start) => {
        const { notes } = live(rules, known, closed, start);
        const all = notes.flatMap(({ items: these }) => these);
        expect(new Set(all).size).toBe(all.length);
        notes.forEach(({ at }, n) => {
          expect(isQuiet(rules, at)).toBe(false);
          const before = notes[n - 1];
          if (before !== undefined) expect(at - before.at).toBeGreaterThanOrEqual(leastGapMs);
        });
      },
    ),
    { numRuns: 400 },
  );
});

it('tells of every item before its end that it knew long enough, where it ran all the time', () => {
  fc.assert(
    fc.property(settings, items, fc.constantFrom(...starts), (rules, known, start) => {
      const { notes } = live(rules, known, [], start);
      const all = new Set(notes.flatMap(({ items: these }) => these));
      for (const item of known) {
        const ends = start + item.endsAt;
        // Two days: longer than any quiet hours and than the time between two digests of a day.
        if (item.endsAt - item.knownAt < 2 * day + rules.aheadMs) continue;
        expect([all.has(item), new Date(ends).toISOString()]).toEqual([
          true,
          new Date(ends).toISOString(),
        ]);
      }
    }),
    { numRuns: 400 },
  );
});

const plain: DigestSettings = {
  enabled: true,
  aheadMs: 2 * hour,
  digestAt: null,
  quietFrom: null,
  quietUntil: null,
};
const nights = { ...plain, quietFrom: 22 * 60, quietUntil: 8 * 60 };
const at = (hours: number, minutes = 0) => new Date(2026, 10, 29, hours, minutes).getTime();

it('tells so long before the end as a person wants', () => {
  const firstEnd = at(15);
  expect(nextDigestAt(plain, { firstEnd, lastAt: null, now: at(9) })).toBe(at(13));
  expect(toldUpTo(plain, at(13))).toBe(at(15));
});

it('waits for more within the hour, unless something would end first', () => {
  const told = { lastAt: at(13), now: at(13, 10) };
  expect(nextDigestAt(plain, { ...told, firstEnd: at(15, 5) })).toBe(at(14));
  expect(nextDigestAt(plain, { ...told, firstEnd: at(14, 30) })).toBe(at(13, 30));
  expect(nextDigestAt(plain, { ...told, firstEnd: at(13, 12) })).toBe(at(13, 10));
});

it('tells in the evening of what would end at night, and in the morning of what ends later', () => {
  expect(nextDigestAt(nights, { firstEnd: at(27), lastAt: null, now: at(12) })).toBe(at(21, 45));
  expect(toldUpTo(nights, at(21, 45))).toBe(at(32, 30));
  expect(nextDigestAt(nights, { firstEnd: at(33), lastAt: null, now: at(12) })).toBe(at(32));
  // What is known at night alone cannot be told before the morning.
  expect(nextDigestAt(nights, { firstEnd: at(27), lastAt: null, now: at(25) })).toBe(at(32));
});

it('tells all of a day at the time that a person chose', () => {
  const daily = { ...plain, digestAt: 9 * 60 };
  expect(nextDigestAt(daily, { firstEnd: at(20), lastAt: at(9), now: at(10) })).toBe(at(33));
  expect(toldUpTo(daily, at(9))).toBe(at(35));
  expect(nextAtMinute(9 * 60, at(9))).toBe(at(33));
});

it('agrees with the clock on the wall about when quiet hours end', () => {
  fc.assert(
    fc.property(
      quiet,
      fc.constantFrom(...starts),
      fc.integer({ min: 0, max: 4 * day }),
      (hours, start, later) => {
        const from = start + later;
        const end = firstMinute(hours, false, from);
        if (end === null) throw new Error('it is quiet for ever');
        expect(isQuiet(hours, end)).toBe(false);
        if (end > from) expect(isQuiet(hours, end - 1)).toBe(true);
      },
    ),
  );
});
