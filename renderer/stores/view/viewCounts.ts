import { create } from 'zustand';
import { client } from '../../bridge/client.ts';
import { throttle } from '../../bridge/throttle.ts';
import { createWaker } from '../../bridge/wakeAt.ts';
import { useSavedViews } from './savedViewsStore.ts';
import { filterOf, type ViewName } from './viewStore.ts';

/** How many items each view has, by its name or by the id of a saved one; absent while nobody knows. */
interface ViewCounts {
  readonly counts: Readonly<Record<string, number>>;
  /** When the clock alone may change one of them next, by the providers' time; null where it never does. */
  readonly changesAt: number | null;
}

export const useViewCounts = create<ViewCounts>(() => ({ counts: {}, changesAt: null }));

export const countIn =
  (id: string) =>
  ({ counts }: ViewCounts): number | undefined =>
    counts[id];

const counted: readonly ViewName[] = [
  'all',
  'expiring',
  'leaving',
  'images',
  'video',
  'documents',
  'received',
  'sent',
];

async function count(): Promise<void> {
  const saved = useSavedViews.getState().views;
  const asked = [
    ...counted.map((name) => ({ id: name as string, filter: filterOf[name] })),
    ...saved.map(({ id, filter }) => ({ id, filter })),
  ];
  try {
    const found = await client.library.countsOf({ filters: asked.map(({ filter }) => filter) });
    const counts = Object.fromEntries(asked.map(({ id }, at) => [id, found.counts[at] ?? 0]));
    useViewCounts.setState({ counts, changesAt: found.changesAt });
  } catch {
    // Badges only: the next change of the library counts again.
  }
}

const everyMs = 1_000;

export const countViews = throttle(count, everyMs);

/** Counts when saved views change, and as time goes by. To be called once; returns what ends it. */
export function keepCounting(): () => void {
  const waker = createWaker(countViews);
  const stopClock = useViewCounts.subscribe(({ changesAt }) => waker.wakeAt(changesAt));
  const stop = useSavedViews.subscribe((now, before) => {
    if (now.views !== before.views) countViews();
  });
  return () => {
    waker.close();
    stopClock();
    stop();
  };
}
