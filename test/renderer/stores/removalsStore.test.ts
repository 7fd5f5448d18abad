import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nothingSelected, pick } from '../../../renderer/stores/library/selection.ts';
import {
  clearSelection,
  leaveSelection,
  select,
  selectedRows,
} from '../../../renderer/stores/library/selectionStore.ts';
import { putRemovals, startRemoval, useRemovals } from '../../../renderer/stores/removalsStore.ts';
import type { RemovalRun } from '../../../shared/contract/removals.ts';
import { fakeRow } from '../harness/fakeRows.ts';

const rows = Array.from({ length: 4 }, (_, index) => fakeRow(index, 1, false));
const going = new Set(rows.slice(1).map(({ id }) => id));

const runAs = (run: Partial<RemovalRun>): RemovalRun => ({
  id: 'run-1',
  state: 'running',
  of: 3,
  done: 0,
  failed: 0,
  kept: 0,
  accountIds: [],
  resumed: false,
  waitsFor: null,
  ...run,
});
const stopped = runAs({ state: 'over', done: 1, kept: 2 });

/** What the main process answers to the beginning; what it tells meanwhile comes first. */
let begin: () => RemovalRun = () => runAs({});
const before = globalThis.window;
beforeAll(() => {
  const ask = async (name: string) => ({
    ok: true,
    value: name === 'removals.start' ? begin() : null,
  });
  Object.assign(globalThis, { window: { satchel: { ask } } });
});
afterAll(() => void Object.assign(globalThis, { window: before }));

const selected = () => selectedRows().map(({ id }) => id);
const all = rows.map(({ id }) => id);

describe('while a removal runs', () => {
  beforeEach(() => {
    useRemovals.setState({ runs: [], cleared: new Set() });
    begin = () => runAs({});
    select({ ...nothingSelected, rows: new Map(rows.map((row) => [row.id, row])) });
  });

  it('its items are not selected, and what it keeps is again in the end', async () => {
    await startRemoval('token', going);
    expect(selected()).toEqual([rows[0]?.id]);
    putRemovals([runAs({ done: 1 })]);
    expect(selected()).toEqual([rows[0]?.id]);
    putRemovals([stopped]);
    expect(selected().sort()).toEqual([...all].sort());
    // Told once more, it selects nothing once more.
    clearSelection();
    putRemovals([stopped]);
    expect(selected()).toEqual([]);
  });

  it('what went is not selected again', async () => {
    await startRemoval('token', going);
    putRemovals([runAs({ state: 'over', done: 3 })]);
    expect(selected()).toEqual([rows[0]?.id]);
  });

  it('what was selected meanwhile stays, and so does another view', async () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    await startRemoval('token', going);
    select(pick(first, 0));
    putRemovals([stopped]);
    expect(selected()).toEqual([first.id]);

    select({ ...nothingSelected, rows: new Map(rows.map((row) => [row.id, row])) });
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
    expect(selected().sort()).toEqual([...all].sort());
  });
});
