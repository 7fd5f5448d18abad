import { useMemo } from 'react';
import { allArchives, archiveRuns, useArchives } from '../../stores/archivesStore.ts';
import { allCopyRuns, useCopyRuns } from '../../stores/copyRunsStore.ts';
import { allFinished, inNeed, lastOfEach, useFinished } from '../../stores/finishedStore.ts';
import { allMessages, useMessages } from '../../stores/messagesStore.ts';
import { allReceipts, useReceipts } from '../../stores/receiptsStore.ts';
import { allRuns, useRemovals } from '../../stores/removalsStore.ts';
import { allSaveRuns, useSaveRuns } from '../../stores/saveRunsStore.ts';
import { useSaves } from '../../stores/savesStore.ts';
import { knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import {
  archivingEntry,
  copyingEntry,
  type Entry,
  finishedEntry,
  messageEntry,
  type RunLeft,
  receiptEntry,
  removalEntry,
  saveEntry,
  savingEntry,
  uploadEntry,
  verifyingEntry,
} from './entry.ts';

export type Wanted = 'all' | 'receipts';

interface ById {
  readonly id: string;
  readonly state: string;
}

const runs = <R extends ById>(all: readonly R[]) => all.filter(({ state }) => state !== 'over');

const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id).join(' ');

/** Those that are over; the same list while none of them changes, since what runs changes ten times a second. */
function useOver<R extends ById>(all: readonly R[]): readonly R[] {
  const over = all.filter(({ state }) => state === 'over');
  const key = idsOf(over);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is over changes no more.
  return useMemo(() => over, [key]);
}

/** What is over and has no receipt, with what can be tried again of it. */
function useFinishedEntries(): readonly Entry[] {
  const finished = useFinished(allFinished);
  const archived = useOver(useArchives(archiveRuns));
  const saved = useOver(useSaveRuns(allSaveRuns));
  const archiveIds = useArchives((state) => idsOf(allArchives(state)));
  return useMemo(() => {
    const left = new Map<string, RunLeft>([
      ...archived.map((run) => [run.id, { kind: 'archive', run }] as const),
      ...saved.map((run) => [run.id, { kind: 'folder', run }] as const),
    ]);
    const needs = new Set(inNeed(finished.values()));
    const last = new Set(lastOfEach(finished.values()));
    const known = new Set(archiveIds.split(' '));
    return [...finished.values()]
      .filter(({ cleared }) => !cleared)
      .map((work) => {
        // Of an archive that was taken off the list nothing more can be done.
        const own = known.has(work.archiveId ?? '') ? work : { ...work, archiveId: null };
        return finishedEntry(own, needs.has(work), last.has(work), left.get(work.id) ?? null);
      });
  }, [finished, archived, saved, archiveIds]);
}

/** What is shown, from what the services tell; past things are made into entries only when they change. */
export function useEntries(wanted: Wanted): readonly Entry[] {
  const removals = useRemovals(allRuns);
  const copying = useCopyRuns(allCopyRuns);
  const archives = useArchives(allArchives);
  const archiving = useArchives(archiveRuns);
  const saving = useSaveRuns(allSaveRuns);
  const receipts = useReceipts(allReceipts);
  const { batches } = useUploads(knownUploads);
  const messages = useMessages(allMessages);
  const { saves, stopping } = useSaves();
  const refused = useOver(removals);
  const finished = useFinishedEntries();
  const over = useMemo(() => {
    const left = new Map(refused.map((run) => [run.id, run]));
    return (
      receipts
        // One under way is told by its run.
        .filter(({ endedAt, cleared }) => endedAt !== null && (wanted === 'receipts' || !cleared))
        .map((receipt) => receiptEntry(receipt, left.get(receipt.id) ?? null))
    );
  }, [receipts, refused, wanted]);
  const sent = useMemo(() => {
    const now = Date.now();
    return [...messages.values()].map((message) => messageEntry(message, now));
  }, [messages]);
  return useMemo(() => {
    if (wanted === 'receipts') return over;
    return [
      ...runs(removals).map(removalEntry),
      ...runs(archiving).map(archivingEntry),
      ...runs(saving).map(savingEntry),
      ...copying.map(copyingEntry),
      ...archives.filter(({ verifying }) => verifying !== null).map(verifyingEntry),
      ...saves.map((save) => saveEntry(save, stopping.has(save.token))),
      ...batches.map(uploadEntry),
      ...sent,
      ...over,
      ...finished,
    ];
  }, [
    wanted,
    removals,
    archiving,
    saving,
    copying,
    archives,
    saves,
    stopping,
    batches,
    sent,
    over,
    finished,
  ]);
}
