import { allArchives, archiveRuns, useArchives } from './archivesStore.ts';
import { allCopyRuns, useCopyRuns } from './copyRunsStore.ts';
import { allFinished, inNeed, useFinished } from './finishedStore.ts';
import { useMessages } from './messagesStore.ts';
import { allRuns, useRemovals } from './removalsStore.ts';
import { allSaveRuns, useSaveRuns } from './saveRunsStore.ts';
import { useSaves } from './savesStore.ts';
import { useUploads } from './uploads/uploadsStore.ts';

interface ActivityCount {
  readonly running: number;
  /** Waits for what a person says of it, or went wrong and nobody has seen that. */
  readonly attention: number;
}

const going = (runs: readonly { readonly state: string }[]) =>
  runs.filter(({ state }) => state !== 'over').length;

/** How much runs, and how much calls for a person. */
export function useActivityCount(): ActivityCount {
  const removals = useRemovals((state) => going(allRuns(state)));
  const refused = useRemovals(
    (state) => allRuns(state).filter((run) => run.state === 'over' && run.failed > 0).length,
  );
  const archiving = useArchives((state) => going(archiveRuns(state)));
  const verifying = useArchives(
    (state) => allArchives(state).filter((archive) => archive.verifying !== null).length,
  );
  const saving = useSaveRuns((state) => going(allSaveRuns(state)));
  const copying = useCopyRuns((state) => going(allCopyRuns(state)));
  const uncopied = useCopyRuns(
    (state) => allCopyRuns(state).filter((run) => run.state === 'over' && run.failed > 0).length,
  );
  const saves = useSaves((state) => state.saves.length);
  const failed = useFinished((state) => inNeed(allFinished(state).values()).length);
  const uploads = useUploads(
    ({ known }) => known.batches.filter(({ tally }) => tally.active > 0).length,
  );
  const undecided = useUploads(
    ({ known }) =>
      known.batches.filter(({ tally }) => tally.active === 0 && tally.undecided > 0).length,
  );
  const messages = useMessages((state) => {
    let sending = 0;
    for (const { state: at } of state.messages.values()) {
      if (at === 'sending' || at === 'unsure') sending += 1;
    }
    return sending;
  });
  return {
    running: removals + archiving + verifying + saving + copying + saves + uploads + messages,
    attention: refused + failed + uncopied + undecided,
  };
}
