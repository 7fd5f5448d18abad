import { countOf, firstOf } from '../../../shared/selection/ranges.ts';
import { type ListPlace, mostRememberedIds } from '../../../shared/window/remembered.ts';
import { useChosen } from '../library/chosenStore.ts';
import { useLibrary } from '../library/libraryStore.ts';
import { rowAt } from '../library/pages.ts';
import { useSelection } from '../library/selectionStore.ts';
import { firstInSight } from '../library/sightStore.ts';
import { listNameOf } from '../library/startPlace.ts';

/** What is selected, as far as it can be remembered: each of few items, and none of many. */
function selectedNow(): ListPlace['selected'] {
  const { chosen } = useSelection.getState();
  const count = countOf(chosen);
  if (count === 0 || count > mostRememberedIds) return [];
  const { pages } = useLibrary.getState();
  const here = firstOf(chosen, mostRememberedIds).map((index) => rowAt(pages, index)?.id);
  if (here.every((id) => id !== undefined)) return here;
  const known = useChosen.getState().chosen;
  return known !== null && known.kept === null && known.rows.length === count
    ? known.rows.map(({ id }) => id)
    : [];
}

/** Where the person is in the list that is shown; null where none is, or none that can be named. */
export function placeNow(): ListPlace | null {
  const { phase, query, pages } = useLibrary.getState();
  const list = query === null ? null : listNameOf(query);
  if (phase !== 'ready' || list === null) return null;
  const { focus, focusMoved } = useSelection.getState();
  const first = firstInSight();
  return {
    list,
    topId: first === 0 ? null : (rowAt(pages, first)?.id ?? null),
    focusId: focusMoved ? (rowAt(pages, focus)?.id ?? null) : null,
    selected: selectedNow(),
  };
}
