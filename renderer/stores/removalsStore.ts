import { create } from 'zustand';
import type { Named } from '../../shared/contract/parts/parts.ts';
import type { Run } from '../../shared/contract/runs.ts';
import type { AccountId } from '../../shared/ids.ts';
import { client, failureOf } from '../bridge/client.ts';
import { en } from '../strings/en.ts';
import { formatCount } from '../text/format.ts';
import { reopenLibrary, useLibrary } from './library/libraryStore.ts';
import { setAside, takeBack } from './library/selection.ts';
import { select, useSelection } from './library/selectionStore.ts';
import { sayFailure } from './notices/sayFailure.ts';
import { speak } from './notices/spokenStore.ts';
import { say, useStatus } from './notices/statusStore.ts';

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

/** Undone before anything was asked of anybody. */
const isUndone = ({ state, startsAt, kept, of }: Run) =>
  state === 'over' && startsAt !== null && kept === of;
const isClear = (run: Run) => (run.state === 'over' && run.done === run.of) || isUndone(run);

export function putRemovals(runs: readonly Run[]): void {
  const { cleared } = useRemovals.getState();
  const clear = runs.filter((run) => isClear(run) && !cleared.has(run.id));
  useRemovals.setState({
    runs: runs.filter((run) => !isClear(run)),
    cleared: clear.length === 0 ? cleared : new Set([...cleared, ...clear.map(({ id }) => id)]),
  });
  for (const run of runs) settleSelection(run);
  for (const run of clear) {
    say(isUndone(run) ? en.removal.undone : en.removal.done(run.done, formatCount(run.done)));
    dismissRemoval(run.id);
  }
}

/** Those that were begun here and are not over: what they took out of the selection is kept by their ids. */
const begun = new Set<string>();

/** Once it is over: what was deleted stays out of the selection, and what was not is selected again. */
function settleSelection(run: Run): void {
  if (run.state !== 'over' || !begun.delete(run.id) || run.done === run.of) return;
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
  offerUndo(run);
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

const said = (work: Promise<unknown>): void =>
  void work.catch((error: unknown) => sayFailure(failureOf(error)));

export function stopRemoval(runId: string): void {
  said(client.removals.stop({ runId }));
}

/** Nothing more is asked until it is resumed, after quits too. */
export function pauseRemoval(runId: string): void {
  said(client.removals.pause({ runId }));
}

export function resumeRemoval(runId: string): void {
  said(client.removals.resume({ runId }));
}

/** Nobody wants to undo it any more. */
export function startNow(runId: string): void {
  said(client.removals.startNow({ runId }));
}

/** The key that takes back what was done last takes this back, for as long as nothing was asked of anybody. */
export function offerUndo({ id, state, of }: Run): void {
  if (state !== 'pending') return;
  speak(en.removal.canBeUndone(of, formatCount(of)));
  const undo = () => {
    if (runOf(id)(useRemovals.getState())?.state === 'pending') stopRemoval(id);
  };
  useStatus.setState({ undo });
}

/** What was refused for these reasons once more; what a run told that is seen to now need not be told again. */
export async function tryAgain(runId: string, classes: readonly string[], all: boolean) {
  try {
    const run = await client.removals.again({ runId, classes: [...classes] });
    offerUndo(run);
    if (all) dismissRemoval(runId);
    return run;
  } catch (error) {
    sayFailure(failureOf(error));
    return null;
  }
}

/** What is over has been seen. */
export function dismissRemoval(runId: string): void {
  client.removals.dismiss({ runId }).catch((error: unknown) => sayFailure(failureOf(error)));
}
