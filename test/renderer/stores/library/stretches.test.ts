import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extend,
  follow,
  nothingSelected,
  pick,
  pickUnseen,
  type Selection,
  selectAll,
} from '../../../../renderer/stores/library/selection.ts';
import { createStretches } from '../../../../renderer/stores/library/stretches.ts';
import { keptPosition, type Lines } from '../../../../shared/keptPosition.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

const row = (key: number) => fakeRow(key, 1, false);
const linesOf = (list: readonly number[]): Lines<number> => ({
  count: list.length,
  keyAt: (index) => list[index],
  indexOf: (key) => (list.includes(key) ? list.indexOf(key) : undefined),
});

type Gesture =
  | { readonly kind: 'pick' | 'pick-unseen' | 'extend'; readonly to: number }
  | { readonly kind: 'all' };
type Step =
  | Gesture
  | { readonly kind: 'insert'; readonly at: number; readonly count: number }
  | { readonly kind: 'remove'; readonly at: number; readonly count: number }
  /** Some of what is on its way comes, in any order. */
  | { readonly kind: 'arrive' }
  | { readonly kind: 'fail' };

const index = fc.nat(999);
const some = fc.integer({ min: 1, max: 12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('extend' as const), to: index }) },
  fc.record({ kind: fc.constant('pick' as const), to: index }),
  fc.record({ kind: fc.constant('pick-unseen' as const), to: index }),
  fc.record({ kind: fc.constant('all' as const) }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), at: index, count: some }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), at: index, count: some }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive' as const) }) },
  fc.record({ kind: fc.constant('fail' as const) }),
);

/** A list that changes, a selection in it, and rows that come when the scheduler lets them. */
function open(scheduler: fc.Scheduler, size: number) {
  let list = Array.from({ length: size }, (_, key) => key);
  let version = 0;
  let nextKey = size;
  let failing = 0;
  let selection: Selection = nothingSelected;
  /** By their keys, whatever becomes of the list: between which two items all shall be selected. */
  let ends: { anchor: number; focus: number } | null = null;
  let settled = 0;
  let wrong: unknown;

  const reach = createStretches({
    selection: {
      get: () => selection,
      set(next) {
        selection = next;
        settled += 1;
        try {
          check();
        } catch (error) {
          wrong ??= error;
        }
      },
    },
    token: () => `${version}`,
    rowsBetween(_, first, last) {
      const rows = list.slice(first, last + 1).map(row);
      const fails = failing > 0;
      if (fails) failing -= 1;
      return scheduler.schedule(Promise.resolve(rows)).then((came) => {
        if (fails) throw new Error('the list was let go');
        return came;
      });
    },
    onTrouble: () => change(list),
  });

  /** What arrives is all between the two items as the list is then, and nothing else. */
  function check(): void {
    if (ends === null) return;
    const [anchor, focus] = [list.indexOf(ends.anchor), list.indexOf(ends.focus)];
    const wanted = list.slice(Math.min(anchor, focus), Math.max(anchor, focus) + 1);
    expect([...selection.rows.keys()]).toEqual(wanted.map((key) => row(key).id));
  }

  /** As the window does when the library tells that it changed. */
  function change(next: number[]): void {
    const [before, now] = [linesOf(list), linesOf(next)];
    selection = follow(selection, (index) => keptPosition(before, index, now));
    list = next;
    version += 1;
    void reach();
  }

  const within = (index: number) =>
    Math.min(list.length - 1, Math.floor((index / 1_000) * list.length));
  return {
    async take(one: Step): Promise<void> {
      switch (one.kind) {
        case 'pick': {
          const index = within(one.to);
          const key = list[index] ?? 0;
          ends = { anchor: key, focus: key };
          selection = pick(row(key), index);
          return;
        }
        case 'pick-unseen': {
          const index = within(one.to);
          const key = list[index] ?? 0;
          ends = { anchor: key, focus: key };
          selection = pickUnseen(index);
          void reach();
          return;
        }
        case 'extend': {
          const index = within(one.to);
          ends = { anchor: ends?.anchor ?? list[0] ?? 0, focus: list[index] ?? 0 };
          selection = extend(selection, index);
          void reach();
          return;
        }
        case 'all': {
          ends = { anchor: list[0] ?? 0, focus: list.at(-1) ?? 0 };
          selection = selectAll(selection, list.length);
          void reach();
          return;
        }
        case 'insert': {
          const at = within(one.at);
          const added = Array.from({ length: one.count }, () => nextKey++);
          return change([...list.slice(0, at), ...added, ...list.slice(at)]);
        }
        case 'remove': {
          // Not the two ends themselves, of which the test knows no neighbours.
          const spared = new Set([ends?.anchor, ends?.focus, list[0]]);
          const at = within(one.at);
          return change(
            list.filter((key, index) => spared.has(key) || index < at || index >= at + one.count),
          );
        }
        case 'fail':
          failing = 1;
          return;
        case 'arrive':
          if (scheduler.count() > 0) await arriveOne(scheduler);
          return;
        default:
          return one satisfies never;
      }
    },
    check,
    state: () => ({ selection, settled, wrong }),
  };
}

async function arriveOne(scheduler: fc.Scheduler): Promise<void> {
  await scheduler.waitOne();
  // Whatever follows from it at once.
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a stretch', () => {
  it('goes from where it began to where the keyboard is, whatever comes when, and however the list changes', async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 400 }),
        fc.array(step, { maxLength: 40 }),
        async (scheduler, size, steps) => {
          const window = open(scheduler, size);
          for (const one of steps) {
            await window.take(one);
          }
          while (scheduler.count() > 0) await arriveOne(scheduler);
          const { selection, settled, wrong } = window.state();
          if (wrong !== undefined) throw wrong;
          reached += settled;
          expect(selection.wanted).toBeNull();
        },
      ),
      { numRuns: 300, seed: 8 },
    );
    expect(reached).toBeGreaterThan(200);
  });
});
