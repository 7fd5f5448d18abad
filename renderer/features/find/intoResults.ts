import { sameFilter } from '../../../shared/query/narrowFilter.ts';
import { goHome } from '../../actions/focus/regions.ts';
import { useLibrary } from '../../stores/library/libraryStore.ts';
import { awaitsLink, queryOf, useView } from '../../stores/view/viewStore.ts';

/** Takes the keyboard from the search to the first of what was found, once that is there. */
export function intoResults(): void {
  const from = document.activeElement;
  const view = useView.getState();
  const isAnswered = () => {
    const { phase, query } = useLibrary.getState();
    // Where a link leads is known later.
    const { link } = useView.getState();
    const now = { ...view, link };
    if (awaitsLink(now)) return false;
    const asked = queryOf(now).filter;
    return phase !== 'opening' && query !== null && sameFilter(query.filter, asked);
  };
  const isThere = () => {
    const { phase, total } = useLibrary.getState();
    return isAnswered() && phase === 'ready' && total > 0;
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
    if (!isAnswered()) return;
    stop();
    go();
  });
}
