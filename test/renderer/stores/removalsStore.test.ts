import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useLibrary } from '../../../renderer/stores/library/libraryStore.ts';
import { nothingSelected, pick, selectAll } from '../../../renderer/stores/library/selection.ts';
import {
  clearSelection,
  leaveSelection,
  select,
  useSelection,
} from '../../../renderer/stores/library/selectionStore.ts';
import { putRemovals, startRemoval, useRemovals } from '../../../renderer/stores/removalsStore.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import { firstOf } from '../../../shared/selection/ranges.ts';
import { fakeRow } from '../harness/fakeRows.ts';

const rows = Array.from({ length: 4 }, (_, index) => fakeRow(index, 1, false));
/** All but the first of four. */
const going = async () => ({ mediaIds: rows.slice(1).map(({ id }) => id) });

const runAs = (run: Partial<Run>): Run => ({
  id: 'run-1',
  state: 'running',
  of: 3,
  done: 0,
  failed: 0,
  kept: 0,
  accountIds: [],
  resumed: false,
  waitsFor: null,
  begunAt: 1,
  startsAt: null,
  perSecond: null,
  leftMs: null,
  ...run,
});
const stopped = runAs({ state: 'over', done: 1, kept: 2 });

/** What the main process answers to the beginning; what it tells meanwhile comes first. */
let begin: () => Run = () => runAs({});
const before = globalThis.window;
beforeAll(() => {
  const answers: Readonly<Record<string, () => unknown>> = {
    'removals.start': () => begin(),
    'library.placesOf': () => ({ ranges: [1, 3] }),
  };
  const ask = async (name: string) => ({ ok: true, value: answers[name]?.() ?? null });
  Object.assign(globalThis, { window: { satchel: { ask } } });
});
afterAll(() => void Object.assign(globalThis, { window: before }));

const selected = () => firstOf(useSelection.getState().chosen, 4);
const all = [0, 1, 2, 3];
const selectAllOfThem = () => select(selectAll(nothingSelected, 4));

describe('while a removal runs', () => {
  beforeEach(() => {
    useRemovals.setState({ runs: [], cleared: new Set() });
    begin = () => runAs({});
    useLibrary.setState({ token: 'list', total: 4 });
    selectAllOfThem();
  });

  it('its items are not selected, and what it keeps is again in the end', async () => {
    await startRemoval('token', going);
    expect(selected()).toEqual([0]);
    putRemovals([runAs({ done: 1 })]);
    expect(selected()).toEqual([0]);
    putRemovals([stopped]);
    expect(selected()).toEqual(all);
    // Told once more, it selects nothing once more.
    clearSelection();
    putRemovals([stopped]);
    expect(selected()).toEqual([]);
  });

  it('what went is not selected again', async () => {
    await startRemoval('token', going);
    putRemovals([runAs({ state: 'over', done: 3 })]);
    expect(selected()).toEqual([0]);
  });

  it('what was selected meanwhile stays, and so does another view', async () => {
    await startRemoval('token', going);
    select(pick(0, null));
    putRemovals([stopped]);
    expect(selected()).toEqual([0]);

    selectAllOfThem();
    await startRemoval('token', going);
    leaveSelection();
    putRemovals([stopped]);
    expect(selected()).toEqual([]);
  });

  it('one that is over before its beginning is answered leaves nothing behind', async () => {
    begin = () => {
      putRemovals([stopped]);
      return runAs({});
    };
    await startRemoval('token', going);
    expect(selected()).toEqual(all);
  });
});
