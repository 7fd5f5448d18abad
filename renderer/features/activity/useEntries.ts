import { useMemo } from 'react';
import { allMessages, useMessages } from '../../stores/messagesStore.ts';
import { allReceipts, useReceipts } from '../../stores/receiptsStore.ts';
import { allRuns, useRemovals } from '../../stores/removalsStore.ts';
import { useSaves } from '../../stores/savesStore.ts';
import { knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import {
  type Entry,
  messageEntry,
  receiptEntry,
  removalEntry,
  saveEntry,
  uploadEntry,
} from './entry.ts';

export type Wanted = 'all' | 'receipts';

/** What is shown, from what the services tell; past things are made into entries only when they change. */
export function useEntries(wanted: Wanted): readonly Entry[] {
  const runs = useRemovals(allRuns);
  const receipts = useReceipts(allReceipts);
  const { batches } = useUploads(knownUploads);
  const messages = useMessages(allMessages);
  const { saves, stopping } = useSaves();
  const over = useMemo(
    () =>
      receipts
        // One under way is told by its run.
        .filter(({ endedAt, cleared }) => endedAt !== null && (wanted === 'receipts' || !cleared))
        .map(receiptEntry),
    [receipts, wanted],
  );
  const sent = useMemo(() => {
    const now = Date.now();
    return [...messages.values()].map((message) => messageEntry(message, now));
  }, [messages]);
  return useMemo(() => {
    if (wanted === 'receipts') return over;
    return [
      ...runs.filter(({ state }) => state !== 'over').map(removalEntry),
      ...saves.map((save) => saveEntry(save, stopping.has(save.token))),
      ...batches.map(uploadEntry),
      ...sent,
      ...over,
    ];
  }, [wanted, runs, saves, stopping, batches, sent, over]);
}
