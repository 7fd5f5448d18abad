import { create } from 'zustand';
import type { ItemMatch } from '../../../shared/contract/library.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { client } from '../../bridge/client.ts';
import { useLibrary } from './libraryStore.ts';
import type { Pages } from './pages.ts';

export type Found = ItemMatch['found'];

interface Matches {
  /** What the matches are of; null while nothing is searched for. */
  readonly text: string | null;
  readonly found: ReadonlyMap<MediaId, Found>;
}

export const useMatches = create<Matches>(() => ({ text: null, found: new Map() }));

export const foundIn =
  (id: MediaId) =>
  ({ found }: Matches): Found | undefined =>
    found.get(id);

const mostAsked = 500;

async function learn(text: string, pages: Pages): Promise<void> {
  const { text: before, found } = useMatches.getState();
  const known = before === text ? found : new Map<MediaId, Found>();
  const ids = Object.values(pages).flatMap((rows) => rows.map(({ id }) => id));
  const asked = ids.filter((id) => !known.has(id)).slice(0, mostAsked);
  if (before !== text) useMatches.setState({ text, found: known });
  if (asked.length === 0) return;
  try {
    const told = await client.library.matched({ text, mediaIds: asked });
    if (useMatches.getState().text !== text) return;
    const now = new Map(useMatches.getState().found);
    for (const id of asked) now.set(id, []);
    for (const { mediaId, found: parts } of told) now.set(mediaId, parts);
    useMatches.setState({ found: now });
  } catch {
    // The items are there; only why they were found is not told.
  }
}

/** Learns of what is shown why a search found it. To be called once; returns what ends it. */
export function learnMatches(): () => void {
  return useLibrary.subscribe(({ query, pages, phase }, before) => {
    if (pages === before.pages && query === before.query) return;
    const text = phase === 'ready' ? (query?.filter.text ?? null) : null;
    if (text !== null) void learn(text, pages);
    else if (phase === 'ready') useMatches.setState({ text: null, found: new Map() });
  });
}
