import { create } from 'zustand';
import type { CopyRun } from '../../shared/contract/copies.ts';
import { client, failureOf } from '../bridge/client.ts';
import { sayFailure } from './notices/sayFailure.ts';

interface CopyRunsState {
  readonly runs: readonly CopyRun[];
}

/** Items that are uploaded again, as runs: all that run, and those over that nobody has cleared. */
export const useCopyRuns = create<CopyRunsState>(() => ({ runs: [] }));

export const allCopyRuns = ({ runs }: CopyRunsState) => runs;

const ask = (call: Promise<unknown>) => {
  call.catch((error: unknown) => sayFailure(failureOf(error)));
};

export const putCopyRuns = (runs: readonly CopyRun[]): void => useCopyRuns.setState({ runs });

export async function loadCopyRuns(): Promise<void> {
  putCopyRuns(await client.copies.runs(undefined));
}

export const pauseCopyRun = (runId: string) => ask(client.copies.pause({ runId }));
export const resumeCopyRun = (runId: string) => ask(client.copies.resume({ runId }));
export const stopCopyRun = (runId: string) => ask(client.copies.stop({ runId }));
export const dismissCopyRun = (runId: string) => ask(client.copies.dismiss({ runId }));
