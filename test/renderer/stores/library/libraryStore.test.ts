import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idsAt, placesOf } from '../../../../electron/library/query/chosen.ts';
import { createOpenLists } from '../../../../electron/library/query/openLists.ts';
import { useDays } from '../../../../renderer/stores/library/daysStore.ts';
import {
  openLibrary,
  reopenLibrary,
  useLibrary,
} from '../../../../renderer/stores/library/libraryStore.ts';
import { extend, pick, selectAll } from '../../../../renderer/stores/library/selection.ts';
import {
  leaveSelection,
  select,
  useSelection,
} from '../../../../renderer/stores/library/selectionStore.ts';
import { queryOf, useView } from '../../../../renderer/stores/view/viewStore.ts';
import type { Envelope } from '../../../../shared/contract/contract.ts';
import type { LibraryQuery } from '../../../../shared/contract/library.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { firstOf } from '../../../../shared/selection/ranges.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

interface Input {
  readonly token: string;
  readonly start: number;
  readonly count: number;
  readonly from: string;
  readonly to: string;
  readonly positions: number[];
  readonly ranges: number[];
}

const made = new Map<number, MediaRow>();
const rowOf = (id: number): MediaRow => {
  const row = made.get(id) ?? fakeRow(id - 1, 1, false);
  made.set(id, row);
  return row;
};

/** The lists of the main process, each answer coming when the scheduler lets it. */
function library(size: number) {
  let number = 0;
  const lists = createOpenLists(() => `list-${++number}`);
  let ids = Array.from({ length: size }, (_, index) => index + 1);
  const answer = (name: string, input: Input): unknown => {
    switch (name) {
      case 'library.open':
        return { token: lists.keep(Float64Array.from(ids)), total: ids.length };
      case 'library.rows':
        return [...lists.slice(input.token, input.start, input.count)].map(rowOf);
      case 'library.followRanges': {
        const whole = (token: string) => lists.slice(token, 0, Number.POSITIVE_INFINITY);
        const ids = idsAt((start, count) => lists.slice(input.from, start, count), input.ranges);
        return { ranges: placesOf(ids, whole(input.to)) };
      }
      default:
        return lists.follow(input.from, input.to, input.positions);
    }
  };
  return {
    answer,
    ids: () => ids,
    /** Above all that was there. */
    add(count: number) {
      const next = Math.max(...ids) + 1;
      ids = [...Array.from({ length: count }, (_, index) => next + index), ...ids];
    },
  };
}

let ask: (name: string, input: Input) => Promise<Envelope<unknown>>;
const before = globalThis.window;
beforeAll(() => {
  const satchel = { ask: (name: string, input: Input) => ask(name, input) };
  Object.assign(globalThis, { window: { satchel } });
});
afterAll(() => void Object.assign(globalThis, { window: before }));

type Step = 'all' | 'add' | 'answer' | { readonly to: number; readonly extend: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ to: fc.nat(999), extend: fc.boolean() }),
  fc.constantFrom('all' as const, 'add' as const, 'add' as const, 'answer' as const),
);

it('selects what was meant in the list that it was meant in, however late every answer is', async () => {
  let selected = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 101, max: 450 }),
      fc.array(step, { maxLength: 25 }),
      async (scheduler, size, steps) => {
        const main = library(size);
        // The scheduler writes out whatever it hands on, so the rows go round it.
        ask = async (name, input) => {
          const value = main.answer(name, input);
          await scheduler.schedule(Promise.resolve(), name);
          return { ok: true, value };
        };
        const turn = async () => {
          if (scheduler.count() > 0) await scheduler.waitOne();
          await new Promise((resolve) => setImmediate(resolve));
        };
        const quiet = async () => {
          do await turn();
          while (scheduler.count() > 0);
        };
        leaveSelection();
        void openLibrary(queryOf(useView.getInitialState()));
        await quiet();
        /** The ids that stood there when the person chose, in the list as it was shown. */
        let shown = main.ids();
        let meant: readonly [number, number] | null = null;
        const unfollow = useLibrary.subscribe(({ total }, { total: then }) => {
          if (total > then) shown = main.ids().slice(main.ids().length - total);
        });
        for (const one of steps) {
          const { total } = useLibrary.getState();
          const now = useSelection.getState();
          if (one === 'answer') await turn();
          else if (one === 'add') {
            main.add(3);
            void reopenLibrary();
          } else if (one === 'all') {
            meant = [shown[0] ?? 0, shown.at(-1) ?? 0];
            select(selectAll(now, total));
          } else {
            const to = Math.floor((one.to / 1_000) * total);
            const id = shown[to] ?? 0;
            meant = one.extend ? [meant?.[0] ?? shown[now.anchor] ?? 0, id] : [id, id];
            select(one.extend ? extend(now, to) : pick(to, null));
          }
        }
        await quiet();
        unfollow();
        const { chosen } = useSelection.getState();
        if (meant === null) return;
        const ends = meant.map((id) => main.ids().indexOf(id));
        const all = main.ids().slice(Math.min(...ends), Math.max(...ends) + 1);
        selected += all.length;
        expect(firstOf(chosen, Number.POSITIVE_INFINITY).map((at) => main.ids()[at])).toEqual(all);
      },
    ),
    { numRuns: 500, seed: 8 },
  );
  expect(selected).toBeGreaterThan(1_000);
});

it('opens what a person asked for, though news of the library come before it is there', async () => {
  const main = library(150);
  const answers: (() => void)[] = [];
  ask = (name, input) =>
    new Promise((resolve) => {
      answers.push(() => resolve({ ok: true, value: main.answer(name, input) }));
    });
  const quiet = async () => {
    for (let turns = 0; turns < 20; turns += 1) {
      for (const answer of answers.splice(0)) answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  leaveSelection();
  const all = queryOf(useView.getInitialState());
  void openLibrary(all);
  await quiet();
  const sent = { ...all, filter: { direction: 'outbound' as const } };
  void openLibrary(sent);
  main.add(1);
  void reopenLibrary();
  await quiet();
  expect(useLibrary.getState()).toMatchObject({ phase: 'ready', query: sent, total: 151 });
  // From then on, news are of what is shown.
  void reopenLibrary();
  await quiet();
  expect(useLibrary.getState().query).toBe(sent);
});

it('has the first page and the days of a list with one call', async () => {
  const main = library(250);
  const asked: string[] = [];
  const days = [{ day: '2026-01-02', start: 0, count: 250 }];
  ask = async (name, input) => {
    asked.push(name);
    if (name !== 'library.open') return { ok: true, value: main.answer(name, input) };
    const { rows } = input as unknown as { rows: { start: number; count: number } };
    const { token, total } = main.answer(name, input) as { token: string; total: number };
    const some = main.answer('library.rows', { ...input, token, ...rows });
    return { ok: true, value: { token, total, rows: some, days } };
  };
  leaveSelection();
  await openLibrary(queryOf(useView.getInitialState()));
  expect(asked).toEqual(['library.open']);
  const { token, pages } = useLibrary.getState();
  expect(pages[0]?.map(({ id }) => id)).toEqual(main.ids().slice(0, 100));
  expect(useDays.getState()).toEqual({ token, by: 'stored', days });
});

it('asks one question at a time, and of those that came meanwhile only the newest', async () => {
  const main = library(150);
  const asked: unknown[] = [];
  const answers: (() => void)[] = [];
  ask = async (name, input) => {
    if (name === 'library.open') {
      asked.push((input as unknown as LibraryQuery).filter.text);
      await new Promise<void>((answer) => void answers.push(answer));
    }
    return { ok: true, value: main.answer(name, input) };
  };
  const whole = queryOf(useView.getInitialState());
  const typed = ['p', 'pi', 'piz', 'pizz'].map((text) => ({ ...whole, filter: { text } }));
  const done = Promise.all(typed.map(openLibrary));
  expect(asked).toEqual(['p']);
  answers[0]?.();
  await expect.poll(() => asked).toEqual(['p', 'pizz']);
  answers[1]?.();
  await done;
  expect(asked).toEqual(['p', 'pizz']);
  expect(useLibrary.getState()).toMatchObject({ phase: 'ready', query: typed.at(-1), total: 150 });
});
