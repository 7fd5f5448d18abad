import { goHome } from '../../actions/focus/regions.ts';
import { useLibrary } from '../../stores/library/libraryStore.ts';
import { change, queryOf, useView } from '../../stores/view/viewStore.ts';

/** Takes the keyboard from the search to the first of what was found, once that is there. */
export function intoResults(typed: string): void {
  const from = document.activeElement;
  const asked = queryOf({ ...useView.getState(), search: typed }).filter.text;
  change({ search: typed });
  const isThere = () => {
    const { phase, query, total } = useLibrary.getState();
    return phase === 'ready' && query?.filter.text === asked && total > 0;
  };
  const go = () => {
    // Who went elsewhere meanwhile, or typed on, is not taken from there.
    const still = document.activeElement === from && isThere();
    if (still) requestAnimationFrame(() => requestAnimationFrame(() => goHome('library')));
  };
  if (isThere()) {
    go();
    return;
  }
  const stop = useLibrary.subscribe(() => {
    const { phase, query } = useLibrary.getState();
    if (phase === 'opening' || query?.filter.text !== asked) return;
    stop();
    go();
  });
}
