import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Holdable, heldBack } from '../../../electron/keepalive/rules/hold.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { dayMs, keptUntil } from '../../../shared/keepalive/keepLimits.ts';

const id = (n: number) => n as MediaId;
const keeps = ['a', 'b', 'c'] as const;
type KeepName = (typeof keeps)[number];
const worlds = fc.record({
  members: fc.uniqueArray(
    fc.record({
      keepId: fc.constantFrom(...keeps),
      mediaId: fc.integer({ min: 1, max: 12 }).map(id),
      held: fc.boolean(),
      endsAt: fc.option(fc.integer({ min: 0, max: 20 })),
    }),
    { selector: ({ keepId, mediaId }) => `${keepId} ${mediaId}` },
  ),
  mostItems: fc.integer({ min: 0, max: 14 }),
  own: fc.record({
    a: fc.integer({ min: 0, max: 8 }),
    b: fc.integer({ min: 0, max: 8 }),
    c: fc.integer({ min: 0, max: 8 }),
  }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

const limitsOf = ({ mostItems, own }: World) => ({
  mostItems,
  mostOf: (keepId: string) => own[keepId as KeepName],
});
/** What is kept under these limits, and what is held: as they would be written. */
function applied(world: World): Holdable[] {
  const held = heldBack(world.members, limitsOf(world));
  return world.members.map((one) => ({ ...one, held: held.has(one) }));
}
const kept = (members: readonly Holdable[]) => members.filter(({ held }) => !held);
const items = (members: readonly Holdable[]) => new Set(members.map(({ mediaId }) => mediaId)).size;
const late = ({ endsAt }: Holdable) => endsAt ?? Number.MAX_VALUE;

describe('what is more than a limit of items allows', () => {
  it('is what ends last; what is held back comes back in the order of its end', () => {
    const of = (mediaId: number, endsAt: number, held = false) =>
      ({ keepId: 'a', mediaId: id(mediaId), endsAt, held }) as const;
    const most = (mostItems: number) => ({ mostItems, mostOf: () => 100 });
    const all = [of(1, 30), of(2, 10), of(3, 20)];
    expect([...heldBack(all, most(2))]).toEqual([all[0]]);
    // What was renewed ends last now, and still goes before what is held.
    const renewed = [of(1, 30, true), of(2, 90), of(3, 80)];
    expect([...heldBack(renewed, most(2))]).toEqual([renewed[0]]);
    const raised = [of(1, 30, true), of(2, 90), of(4, 25, true)];
    expect([...heldBack(raised, most(2))]).toEqual([raised[0]]);
  });

  it('is held back whatever there is, no more than that, and nothing else', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const now = applied(world);
        expect(items(kept(now))).toBeLessThanOrEqual(world.mostItems);
        for (const keepId of keeps) {
          const own = kept(now).filter((one) => one.keepId === keepId);
          expect(own.length).toBeLessThanOrEqual(world.own[keepId]);
        }
        // None of them could be kept besides.
        for (const one of now.filter(({ held }) => held)) {
          const own = kept(now).filter(({ keepId }) => keepId === one.keepId).length;
          const more = items([...kept(now), one]);
          expect(own >= world.own[one.keepId as KeepName] || more > world.mostItems).toBe(true);
        }
      }),
    );
  });

  it('stays so until something changes, also when what is kept is renewed', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 12 }), (world, renewed) => {
        const now = applied(world);
        expect(applied({ ...world, members: now as World['members'] })).toEqual(now);
        const later = now.map((one) =>
          !one.held && one.mediaId === renewed ? { ...one, endsAt: late(one) + 50 } : one,
        );
        expect(applied({ ...world, members: later as World['members'] })).toEqual(later);
      }),
    );
  });

  it('was kept before only where it ends later than all that stays of its keep', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const single = world.members.filter(({ keepId }) => keepId === 'a');
        const now = applied({ ...world, members: single });
        const lost = now.filter((one, at) => one.held && single[at]?.held === false);
        for (const one of lost) {
          for (const stays of kept(now)) expect(late(stays)).toBeLessThanOrEqual(late(one));
        }
      }),
    );
  });

  it('is all taken in again where the limits are raised', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const now = applied(world) as World['members'];
        const open = { mostItems: 100, own: { a: 100, b: 100, c: 100 } };
        expect(kept(applied({ members: now, ...open }))).toHaveLength(now.length);
      }),
    );
  });
});

it('a limit of days ends what is kept sooner, never later, and gives back all of it when it is raised', () => {
  const instants = fc.integer({ min: 0, max: 4_000 * dayMs });
  const days = fc.integer({ min: 1, max: 3_650 });
  fc.assert(
    fc.property(instants, instants, days, days, (untilAt, setAt, few, more) => {
      const now = keptUntil({ untilAt }, setAt, { mostDays: few });
      expect(now.at).toBeLessThanOrEqual(untilAt);
      expect(now.at).toBeLessThanOrEqual(setAt + few * dayMs);
      expect(now.cut).toBe(now.at < untilAt);
      const raised = keptUntil({ untilAt }, setAt, { mostDays: few + more });
      expect(raised.at).toBeGreaterThanOrEqual(now.at);
      if (untilAt <= setAt + (few + more) * dayMs)
        expect(raised).toEqual({ at: untilAt, cut: false });
    }),
  );
});
