import { create } from 'zustand';
import type { CopyRun } from '../../shared/contract/copies.ts';
import { client } from '../bridge/client.ts';

/** Items that are uploaded again, as runs: all that run, and those over that nobody has dismissed. */
export const useCopyRuns = create<{ readonly runs: readonly CopyRun[] }>(() => ({ runs: [] }));

export const putCopyRuns = (runs: readonly CopyRun[]) => useCopyRuns.setState({ runs });

export async function loadCopyRuns(): Promise<void> {
  putCopyRuns(await client.copies.runs(undefined));
}
