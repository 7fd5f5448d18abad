import { useMessages } from './messagesStore.ts';
import { useRemovals } from './removalsStore.ts';
import { useSaves } from './savesStore.ts';
import { useUploads } from './uploads/uploadsStore.ts';

/** How many things run, or wait for what a person says of them. */
export function useActivityCount(): number {
  const removals = useRemovals(({ runs }) => runs.filter(({ state }) => state !== 'over').length);
  const saves = useSaves((state) => state.saves.length);
  const uploads = useUploads(
    ({ known }) =>
      known.batches.filter(({ tally }) => tally.active > 0 || tally.undecided > 0).length,
  );
  const messages = useMessages((state) => {
    let sending = 0;
    for (const { state: at } of state.messages.values()) {
      if (at === 'sending' || at === 'unsure') sending += 1;
    }
    return sending;
  });
  return removals + saves + uploads + messages;
}
