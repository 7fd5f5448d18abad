import { create } from 'zustand';
import type { CopyRun } from '../../shared/contract/copies.ts';
import { client, failureOf } from '../bridge/client.ts';
import { en } from '../strings/en.ts';
import { formatCount } from '../text/format.ts';
import { sayFailure } from './notices/sayFailure.ts';
import { say } from './notices/statusStore.ts';

interface CopyRunsState {
  readonly runs: readonly CopyRun[];
}

/** Items that are uploaded again, as runs: all that run, and those over that nobody has cleared. */
export const useCopyRuns = create<CopyRunsState>(() => ({ runs: [] }));

export const allCopyRuns = ({ runs }: CopyRunsState) => runs;

const words = en.renewing;
/** Renewals that were begun here, by hand, and whose end is to be said. */
const begun = new Set<string>();

const ask = (call: Promise<unknown>) => {
  call.catch((error: unknown) => sayFailure(failureOf(error)));
};

/** A renewal that went well is said, with what one wants next. */
function tell({ id, done, of, name, kind }: CopyRun): void {
  if (!begun.delete(id) || kind !== 'renewal' || done < of) return;
  const said =
    of === 1 ? words.done(name ?? words.unnamed) : words.doneMany(done, formatCount(done));
  say(said, 'good', null, { label: words.copyNew(done), run: () => copyNewLinks(id) });
}

export function putCopyRuns(runs: readonly CopyRun[]): void {
  useCopyRuns.setState({ runs });
  for (const run of runs) if (run.state === 'over') tell(run);
}

export async function loadCopyRuns(): Promise<void> {
  putCopyRuns(await client.copies.runs(undefined));
}

/** Begins what was shown; its end is said. */
export async function beginCopies(token: string): Promise<CopyRun> {
  const run = await client.copies.begin({ token });
  begun.add(run.id);
  // It may have been told to be over before this was answered.
  const now = useCopyRuns.getState().runs.find(({ id }) => id === run.id);
  if (now?.state === 'over') tell(now);
  return run;
}

export async function copyLinksOfRun(runId: string): Promise<void> {
  const { count } = await client.copies.copyLinks({ runId });
  say(en.library.copied(count, formatCount(count)), 'good');
}

export const copyNewLinks = (runId: string) => ask(copyLinksOfRun(runId));
export const pauseCopyRun = (runId: string) => ask(client.copies.pause({ runId }));
export const resumeCopyRun = (runId: string) => ask(client.copies.resume({ runId }));
export const stopCopyRun = (runId: string) => ask(client.copies.stop({ runId }));
export const dismissCopyRun = (runId: string) => ask(client.copies.dismiss({ runId }));
/** Once more what failed, as a run of its own. */
export const retryCopyRun = (runId: string) =>
  ask(client.copies.retry({ runId }).then(({ id }) => begun.add(id)));
