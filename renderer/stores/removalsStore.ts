import { create } from 'zustand';
import type { Named } from '../../shared/contract/parts.ts';
import type { Run } from '../../shared/contract/runs.ts';
import type { AccountId } from '../../shared/ids.ts';
import { client, failureOf } from '../bridge/client.ts';
import { en } from '../strings/en.ts';
import { formatCount } from '../text/format.ts';
import { reopenLibrary, useLibrary } from './library/libraryStore.ts';
import { setAside, takeBack } from './library/selection.ts';
import { select, useSelection } from './library/selectionStore.ts';
import { sayFailure } from './notices/sayFailure.ts';
import { say } from './notices/statusStore.ts';

interface RemovalsState {
  readonly runs: readonly Run[];
  /** Those that came to their end with nothing to tell but that. */
  readonly cleared: ReadonlySet<string>;
}

/** Removals as the main process tells of them, whatever dialog is open. */
export const useRemovals = create<RemovalsState>(() => ({ runs: [], cleared: new Set() }));

export const allRuns = ({ runs }: RemovalsState) => runs;
export const runOf = (id: string | undefined) => (removals: RemovalsState) =>
  removals.runs.find((run) => run.id === id);
export const isCleared = (id: string | undefined) => (removals: RemovalsState) =>
  id !== undefined && removals.cleared.has(id);
/** Whether items of an account are being removed. */
export const removesFrom = (id: AccountId) => (removals: RemovalsState) =>
  removals.runs.some((run) => run.state !== 'over' && run.accountIds.includes(id));

const isClear = ({ state, done, of }: Run) => state === 'over' && done === of;

export function putRemovals(runs: readonly Run[]): void {
  const { cleared } = useRemovals.getState();
  const clear = runs.filter((run) => isClear(run) && !cleared.has(run.id));
  useRemovals.setState({
    runs: runs.filter((run) => !isClear(run)),
    cleared: clear.length === 0 ? cleared : new Set([...cleared, ...clear.map(({ id }) => id)]),
  });
  for (const run of runs) settleSelection(run);
  for (const { id, done } of clear) {
    say(en.removal.done(done, formatCount(done)));
    dismissRemoval(id);
  }
}

/** Those that were begun here and are not over: what they took out of the selection is kept by their ids. */
const begun = new Set<string>();

/** Once it is over: what was deleted stays out of the selection, and what was not is selected again. */
function settleSelection(run: Run): void {
  if (run.state !== 'over' || !begun.delete(run.id) || isClear(run)) return;
  select(takeBack(useSelection.getState(), run.id));
  void reopenLibrary();
}

/** Takes what goes out of the selection, in whichever list is shown by then. */
async function setItsAside(runId: string, going: Named): Promise<void> {
  for (;;) {
    const { token: list } = useLibrary.getState();
    if (list === null) return;
    const { ranges } = await client.library.placesOf({ list, of: going });
    if (useLibrary.getState().token !== list) continue;
    select(setAside(useSelection.getState(), runId, ranges));
    return;
  }
}

/** Begins what was confirmed; its items are not selected while it runs. */
export async function startRemoval(token: string, going: () => Promise<Named>): Promise<Run> {
  const run = await client.removals.start({ token });
  begun.add(run.id);
  // What cannot be found now is not meant anyway: the list that it was in is no more.
  await going()
    .then((named) => setItsAside(run.id, named))
    .catch(() => undefined);
  // It may have been told to be over before this was answered.
  const { runs, cleared } = useRemovals.getState();
  const now = runs.find(({ id }) => id === run.id);
  if (cleared.has(run.id)) begun.delete(run.id);
  else if (now !== undefined) settleSelection(now);
  return run;
}

export async function loadRemovals(): Promise<void> {
  putRemovals(await client.removals.list(undefined));
}

export function stopRemoval(runId: string): void {
  client.removals.stop({ runId }).catch((error: unknown) => sayFailure(failureOf(error)));
}

/** Nothing more is asked of the provider until it is resumed, over quits too. */
export function pauseRemoval(runId: string): void {
  client.removals.pause({ runId }).catch((error: unknown) => sayFailure(failureOf(error)));
}

export function resumeRemoval(runId: string): void {
  client.removals.resume({ runId }).catch((error: unknown) => sayFailure(failureOf(error)));
}

/** What is over has been seen. */
export function dismissRemoval(runId: string): void {
  client.removals.dismiss({ runId }).catch((error: unknown) => sayFailure(failureOf(error)));
}
