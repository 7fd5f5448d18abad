import { create } from 'zustand';
import { mostSearches, mostViews, type SavedView } from '../../../shared/contract/window/views.ts';
import { isLink } from '../../../shared/links/isLink.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { report } from '../../bridge/report.ts';
import { sayFailure } from '../notices/sayFailure.ts';

interface SavedViews {
  readonly views: readonly SavedView[];
  /** What was searched for, the latest first. */
  readonly searches: readonly string[];
}

export const useSavedViews = create<SavedViews>(() => ({ views: [], searches: [] }));

export const allSaved = ({ views }: SavedViews) => views;
export const allSearches = ({ searches }: SavedViews) => searches;
export const savedOf =
  (id: string | null) =>
  ({ views }: SavedViews): SavedView | undefined =>
    views.find((view) => view.id === id);

export async function loadSavedViews(): Promise<void> {
  try {
    const [views, searches] = await Promise.all([
      client.views.list(undefined),
      client.views.searches(undefined),
    ]);
    useSavedViews.setState({ views, searches });
  } catch (error) {
    report(error, 'work');
  }
}

/** Shows them at once; where they cannot be kept, shows those of before and says why. */
async function keep(views: readonly SavedView[]): Promise<boolean> {
  const { views: before } = useSavedViews.getState();
  useSavedViews.setState({ views });
  try {
    await client.views.keep({ views: [...views] });
    return true;
  } catch (error) {
    useSavedViews.setState({ views: before });
    sayFailure(failureOf(error));
    return false;
  }
}

export const hasRoom = ({ views }: SavedViews) => views.length < mostViews;

/** Adds a view at the end, or puts it in the place of the one of that id. */
export function putSaved(view: SavedView): Promise<boolean> {
  const { views } = useSavedViews.getState();
  const known = views.some(({ id }) => id === view.id);
  return keep(known ? views.map((one) => (one.id === view.id ? view : one)) : [...views, view]);
}

/** Moves a view so many places down; a negative number moves it up. */
export async function moveSaved(id: string, by: number): Promise<void> {
  const { views } = useSavedViews.getState();
  const from = views.findIndex((view) => view.id === id);
  const view = views[from];
  if (view === undefined) return;
  const others = views.filter((one) => one !== view);
  others.splice(Math.max(0, from + by), 0, view);
  await keep(others);
}

/** Takes a view out; answers what puts it back where it was. */
export async function dropSaved(id: string): Promise<(() => void) | null> {
  const { views } = useSavedViews.getState();
  const from = views.findIndex((view) => view.id === id);
  const view = views[from];
  if (view === undefined) return null;
  if (!(await keep(views.filter((one) => one !== view)))) return null;
  return () => {
    const now = [...useSavedViews.getState().views];
    now.splice(from, 0, view);
    void keep(now);
  };
}

/** Remembers a search that led to something, once however often it is made; a link never, which may be signed. */
export function rememberSearch(typed: string): void {
  const search = typed.trim();
  const { searches } = useSavedViews.getState();
  if (search === '' || search === searches[0] || isLink(search)) return;
  const now = [search, ...searches.filter((one) => one !== search)].slice(0, mostSearches);
  useSavedViews.setState({ searches: now });
  client.views.keepSearches({ searches: now }).catch((error: unknown) => report(error, 'work'));
}
