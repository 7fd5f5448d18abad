import type { MediaRow } from '../../../shared/media.ts';
import { useSelection, wholeSelection } from '../../stores/library/selectionStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { type ItemAction, isPossible, itemContext } from './itemAction.ts';

/** Does it with those items with which it is possible now; where it is with none, says why. */
export function actOn(action: ItemAction, rows: readonly MediaRow[]): void {
  const possibility = action.possible(rows, itemContext());
  const [why] = possibility.why;
  if (isPossible(possibility)) action.run(possibility.rows);
  else if (why !== undefined) say(why, 'bad');
}

/** Does it with what was selected, though some of that is still on its way; false when nothing is. */
export function actOnSelection(action: ItemAction): boolean {
  const { rows, wanted } = useSelection.getState();
  const selects = action.keys?.selects === true;
  if (rows.size === 0 && wanted === null && !selects) return false;
  void wholeSelection().then((whole) => actOn(action, [...whole.rows.values()]));
  return true;
}
