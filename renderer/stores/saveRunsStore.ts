import { create } from 'zustand';
import type { SavedRun } from '../../shared/contract/saving.ts';
import { client, failureOf } from '../bridge/client.ts';
import { en } from '../strings/en.ts';
import { formatCount } from '../text/format.ts';
import { seeFinished } from './finishedStore.ts';
import { sayFailure } from './notices/sayFailure.ts';
import { say } from './notices/statusStore.ts';

interface SaveRunsState {
  readonly runs: readonly SavedRun[];
}

/** Any number of items on their way into a folder, as the main process tells of them. */
export const useSaveRuns = create<SaveRunsState>(() => ({ runs: [] }));

export const allSaveRuns = ({ runs }: SaveRunsState) => runs;

const words = en.saving;
const isClear = ({ state, done, of }: SavedRun) => state === 'over' && done === of;
/** Those whose end was said. */
const told = new Set<string>();

/** One that went as it was meant to is said, with its folder, and needs no line. */
export function putSaveRuns(runs: readonly SavedRun[]): void {
  useSaveRuns.setState({ runs: runs.filter((run) => !isClear(run)) });
  for (const { id, done, folder } of runs.filter(isClear)) {
    if (told.has(id)) continue;
    told.add(id);
    say(words.savedMany(done, formatCount(done), folder), 'good', null, {
      label: words.show,
      run: () => showSaveRun(id),
    });
  }
}

export async function loadSaveRuns(): Promise<void> {
  putSaveRuns(await client.saving.runs(undefined));
}

const ask = (call: Promise<unknown>) => {
  call.catch((error: unknown) => sayFailure(failureOf(error)));
};

export const showSaveRun = (runId: string) => ask(client.saving.showRun({ runId }));
export const pauseSaveRun = (runId: string) => ask(client.saving.pauseRun({ runId }));
export const resumeSaveRun = (runId: string) => ask(client.saving.resumeRun({ runId }));
export const stopSaveRun = (runId: string) => ask(client.saving.stopRun({ runId }));
export const dismissSaveRun = (runId: string) => ask(client.saving.dismissRun({ runId }));

/** Once more what could not be saved, into the same folder, as a run of its own. */
export const retrySaveRun = (runId: string) =>
  ask(client.saving.retryRun({ runId }).then(() => seeFinished([runId])));
