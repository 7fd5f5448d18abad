import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeKept } from '../../../electron/keepalive/rules/judge.ts';
import { type Begun, type PlannedKeep, planLook } from '../../../electron/keepalive/rules/plan.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { forecastKeep } from '../../../shared/keepalive/forecast.ts';
import { dayMs, type KeepLimits } from '../../../shared/keepalive/keepLimits.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2026, 10, 29, 12);
const id = (n: number) => n as MediaId;
const limits: KeepLimits = {
  untilAt: start + 7 * dayMs,
  mostADay: 50,
  mostItems: 50,
  mostTimes: null,
  aheadMs: 30 * minute,
  afterEnd: true,
};
const open = { enabled: true, mostUploadsADay: 1_000 };
const due = (n: number, endsAt = start + n) =>
  ({ mediaId: id(n), judgement: { kind: 'due', endsAt, ended: false } }) as const;
const keepOf = (items: PlannedKeep['items'], more: Partial<KeepLimits> = {}, name = 'a') => ({
  id: name,
  limits: { ...limits, ...more },
  untilAt: limits.untilAt,
  items,
});

describe('a look', () => {
  it('renews what ends first, as far as the limit of a day goes, and says when there is room again', () => {
    const plan = planLook([keepOf([due(3), due(1), due(2)], { mostADay: 2 })], [], open, start);
    expect(plan.renew.map(({ mediaId }) => mediaId)).toEqual([1, 2]);
    expect(plan.limited).toEqual([{ keepId: 'a', items: 1 }]);
    const begun: Begun[] = [
      { keepId: 'a', at: start - 20 * hour },
      { keepId: 'a', at: start - hour },
    ];
    const later = planLook([keepOf([due(3)], { mostADay: 2 })], begun, open, start);
    expect([later.renew, later.nextAt]).toEqual([[], start + 4 * hour]);
    const freed = planLook([keepOf([due(3)], { mostADay: 2 })], begun, open, start + 4 * hour);
    expect(freed.renew).toHaveLength(1);
  });

  it('renews an item once that two keep, and by the limits of the one that has room', () => {
    const full = keepOf([due(1)], { mostADay: 1 }, 'full');
    const begun = [{ keepId: 'full', at: start - hour }];
    const plan = planLook([full, keepOf([due(1)], {}, 'free')], begun, open, start);
    expect(plan.renew).toEqual([{ keepId: 'free', mediaId: 1 }]);
    expect(plan.limited).toEqual([]);
  });

  it('does nothing at its end, nor while that is switched off, nor beyond what all may together', () => {
    const keeps = [keepOf([due(1), due(2)])];
    expect(planLook(keeps, [], open, limits.untilAt).renew).toEqual([]);
    expect(planLook(keeps, [], { ...open, enabled: false }, start).renew).toEqual([]);
    expect(planLook(keeps, [], { ...open, mostUploadsADay: 1 }, start).renew).toHaveLength(1);
  });
});

interface World {
  readonly count: number;
  readonly hours: number;
  readonly mostADay: number;
  readonly mostTimes: number | null;
  readonly aheadMs: number;
  /** Of these items somebody deletes the newest of the chain, after so many minutes. */
  readonly deletions: readonly { readonly item: number; readonly afterMin: number }[];
  /** Satchel is quit from then until then, in minutes. */
  readonly closed: readonly [number, number];
  /** Sight of what happened at the provider comes so many minutes late. */
  readonly blindMin: number;
}

interface Item {
  readonly id: MediaId;
  readonly storedAt: number;
  readonly root: number;
  times: number;
  goneAt: number | null;
  deletedAt: number | null;
  seenAt: number;
  followed: boolean;
}

const lifeMs = 6 * hour;
const stepMs = 5 * minute;

/** Lives through all of it in steps; what a provider would do, and what Satchel would do by its rules alone. */
function live(world: World) {
  const items: Item[] = Array.from({ length: world.count }, (_, root) => ({
    id: id(root + 1),
    storedAt: start - root * 7 * minute,
    root,
    times: 0,
    goneAt: null,
    deletedAt: null,
    seenAt: start,
    followed: false,
  }));
  const begun: Begun[] = [];
  const own = {
    ...limits,
    mostADay: world.mostADay,
    mostTimes: world.mostTimes,
    aheadMs: world.aheadMs,
  };
  const deleted = new Map<number, number>();
  const [from, to] = world.closed;
  for (let now = start; now < start + world.hours * hour; now += stepMs) {
    const isThere = (one: Item) => one.deletedAt === null && now < one.storedAt + lifeMs;
    for (const { item, afterMin } of world.deletions) {
      if (deleted.has(item) || now < start + afterMin * minute) continue;
      deleted.set(item, now);
      for (const one of items) if (one.root === item && isThere(one)) one.deletedAt = now;
    }
    const at = (now - start) / minute;
    if (at >= from && at < to) continue;
    for (const one of items) {
      if (one.goneAt !== null || one.followed) continue;
      const sinceMs = world.blindMin * minute;
      if (isThere(one)) {
        if (now - one.seenAt >= sinceMs) one.seenAt = now;
      } else if (now - (one.deletedAt ?? one.storedAt + lifeMs) >= sinceMs) one.goneAt = now;
    }
    const judge = (one: Item) => ({
      mediaId: one.id,
      judgement: judgeKept(
        {
          life: { ...one, usedAt: null },
          rule: plivo.retention,
          removed: false,
          deletable: true,
          times: one.times,
          underway: false,
          trials: null,
          confirmed: false,
        },
        own,
        now,
      ),
    });
    const heads = () => items.filter(({ followed }) => !followed);
    const first = planLook([keepOf(heads().map(judge), own)], begun, open, now);
    // As a look does: each is asked for before it is renewed.
    for (const { mediaId } of first.renew) {
      const one = items.find((item) => item.id === mediaId);
      if (one === undefined || one.goneAt !== null) continue;
      if (isThere(one)) one.seenAt = now;
      else one.goneAt = now;
    }
    for (const { keepId, mediaId } of planLook([keepOf(heads().map(judge), own)], begun, open, now)
      .renew) {
      const one = items.find((item) => item.id === mediaId);
      if (one === undefined) throw new Error('unknown');
      one.followed = true;
      begun.push({ keepId, at: now });
      items.push({
        ...one,
        id: id(items.length + 1),
        storedAt: now,
        times: one.times + 1,
        goneAt: null,
        deletedAt: null,
        seenAt: now,
        followed: false,
      });
    }
  }
  return { items, begun, deleted };
}

const worlds = fc.record<World>({
  count: fc.integer({ min: 1, max: 5 }),
  hours: fc.integer({ min: 4, max: 40 }),
  mostADay: fc.integer({ min: 1, max: 30 }),
  mostTimes: fc.option(fc.integer({ min: 1, max: 5 })),
  aheadMs: fc.constantFrom(15 * minute, 30 * minute, hour, 2 * hour),
  deletions: fc.array(
    fc.record({
      item: fc.integer({ min: 0, max: 4 }),
      afterMin: fc.integer({ min: 0, max: 2_400 }),
    }),
    { maxLength: 3 },
  ),
  closed: fc
    .tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 1_500 }))
    .map(([from, long]) => [from, from + long] as [number, number]),
  blindMin: fc.integer({ min: 0, max: 90 }),
});

describe('over many lives', () => {
  it('nothing that somebody deleted comes back, limits hold, and no item is renewed twice', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { items, begun, deleted } = live(world);
        for (const [root, at] of deleted) {
          const chain = items.filter((one) => one.root === root);
          const hit = chain.find(({ deletedAt }) => deletedAt !== null);
          // What had expired by then was not there to be deleted.
          if (hit === undefined) continue;
          expect(chain.filter(({ storedAt }) => storedAt > at)).toEqual([]);
        }
        for (const { at } of begun) {
          const within = begun.filter((one) => one.at <= at && at - one.at < dayMs);
          expect(within.length).toBeLessThanOrEqual(world.mostADay);
        }
        const { mostTimes } = world;
        if (mostTimes !== null) {
          for (const { times } of items) expect(times).toBeLessThanOrEqual(mostTimes);
        }
        const steps = items.map(({ root, times }) => `${root} ${times}`);
        expect(new Set(steps).size).toBe(steps.length);
      }),
      { numRuns: 60 },
    );
  });

  it('without deletions, pauses and tight limits each chain lives on, by as few uploads as its life takes', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const calm = { ...world, mostADay: 1_000, mostTimes: null, deletions: [], closed: [0, 0] };
        const { items, begun } = live({ ...calm, closed: [0, 0] as const });
        const now = start + world.hours * hour - stepMs;
        const heads = items.filter(({ followed }) => !followed);
        expect(heads).toHaveLength(world.count);
        for (const { storedAt } of heads) expect(now).toBeLessThan(storedAt + lifeMs);
        const forecast = forecastKeep(
          items.slice(0, world.count).map((one) => ({
            life: { ...one, usedAt: null, seenAt: start },
            rule: plivo.retention,
            sizeBytes: 1,
          })),
          { ...limits, mostADay: 1_000, aheadMs: world.aheadMs, untilAt: now + stepMs },
          { mostUploadsADay: 1_000 },
          start,
        );
        expect(Math.abs(forecast.uploads - begun.length)).toBeLessThanOrEqual(world.count);
      }),
      { numRuns: 40 },
    );
  });
});
