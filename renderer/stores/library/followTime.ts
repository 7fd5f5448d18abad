import { createWaker } from '../../bridge/wakeAt.ts';
import { reopenLibrary, useLibrary } from './libraryStore.ts';

/**
 * Shows the list anew when the clock alone changes what is in it, or under which headings: an item has ended, or will
 * within the hour. To be called once; returns what ends it.
 */
export function followTime(): () => void {
  const waker = createWaker(() => void reopenLibrary());
  const stop = useLibrary.subscribe((now, before) => {
    if (now.changesAt !== before.changesAt || now.token !== before.token) {
      waker.wakeAt(now.changesAt);
    }
  });
  return () => {
    stop();
    waker.close();
  };
}
