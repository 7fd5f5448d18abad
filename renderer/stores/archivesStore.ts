import { create } from 'zustand';
import type { Archive, ArchiveOutcome, ArchiveRun } from '../../shared/contract/archives.ts';
import { client, failureOf } from '../bridge/client.ts';
import { en } from '../strings/en.ts';
import { explain } from '../text/explain.ts';
import { formatCount } from '../text/format.ts';
import { seeFinished } from './finishedStore.ts';
import { sayFailure } from './notices/sayFailure.ts';
import { say } from './notices/statusStore.ts';

interface ArchivesState {
  /** Null until they are told. */
  readonly archives: readonly Archive[] | null;
  readonly runs: readonly ArchiveRun[];
}

/** Archives and what fills them, as the main process tells of them. */
export const useArchives = create<ArchivesState>(() => ({ archives: null, runs: [] }));

const none: readonly Archive[] = [];
export const allArchives = ({ archives }: ArchivesState) => archives ?? none;
export const archiveRuns = ({ runs }: ArchivesState) => runs;
export const archiveOf = (id: string) => (state: ArchivesState) =>
  allArchives(state).find((archive) => archive.id === id);

const words = en.archives;
const failed = (error: unknown) => sayFailure(failureOf(error), { archive: true });

export function showArchive(archiveId: string): void {
  client.archives.showFolder({ archiveId }).catch(failed);
}

/** An update that nobody asked for just now tells how it ended. */
function tellOutcome(
  { id, title }: Archive,
  { done, failed: lost, failure }: ArchiveOutcome,
): void {
  const action = { label: words.show, run: () => showArchive(id) };
  if (done === 0 && failure !== null) {
    const { why } = explain(failure, { provider: en.shell.provider, archive: true });
    say(words.scheduledFailed(title, why), 'bad', null, action);
  } else if (lost > 0) {
    say(words.scheduledPartly(title, formatCount(lost)), 'bad', null, action);
  } else say(words.scheduled(title, done, formatCount(done)), 'good', null, action);
}

export function putArchives(archives: readonly Archive[]): void {
  const before = useArchives.getState().archives;
  useArchives.setState({ archives });
  if (before === null) return;
  for (const archive of archives) {
    const known = before.find(({ id }) => id === archive.id);
    const { last } = archive;
    if (last?.by === 'schedule' && known !== undefined && known.last?.at !== last.at) {
      tellOutcome(archive, last);
    }
  }
}

const isClear = ({ state, done, of }: ArchiveRun) => state === 'over' && done === of;
/** Those that were told to be over, so that none is told twice while it is being dismissed. */
const told = new Set<string>();

export function putArchiveRuns(runs: readonly ArchiveRun[]): void {
  useArchives.setState({ runs: runs.filter((run) => !isClear(run)) });
  for (const run of runs) {
    if (!isClear(run) || told.has(run.id)) continue;
    told.add(run.id);
    dismissArchiveRun(run.id);
    // How an update by schedule ended is told of its archive.
    if (run.by === 'schedule') continue;
    const { archiveId, title, done } = run;
    const action = { label: words.show, run: () => showArchive(archiveId) };
    say(words.done(done, formatCount(done), title), 'good', null, action);
  }
}

export async function loadArchives(): Promise<void> {
  const [archives, runs] = await Promise.all([
    client.archives.list(undefined),
    client.archives.runs(undefined),
  ]);
  putArchives(archives);
  putArchiveRuns(runs);
}

export function pauseArchiveRun(runId: string): void {
  client.archives.pause({ runId }).catch(failed);
}

export function resumeArchiveRun(runId: string): void {
  client.archives.resume({ runId }).catch(failed);
}

export function stopArchiveRun(runId: string): void {
  client.archives.stop({ runId }).catch(failed);
}

/** What is over has been seen. */
export function dismissArchiveRun(runId: string): void {
  client.archives.dismiss({ runId }).catch(failed);
}

/** Once more what could not be archived, as a run of its own. */
export async function retryArchiveRun(runId: string): Promise<void> {
  try {
    await client.archives.retry({ runId });
    seeFinished([runId]);
  } catch (error) {
    failed(error);
  }
}
