import { selectedCount } from '../../stores/library/selection.ts';
import { useSelection } from '../../stores/library/selectionStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { appear, useAppearance } from '../../stores/view/appearanceStore.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';

/** Shows what is known of the selection, whether beside the library or over it. */
export function showDetails(): void {
  appear({ inspectorFolded: false });
  change({ drawer: 'inspector' });
}

/** Folds the details away where they stand beside the library, or has them open from now on. */
export function toggleDetails(): void {
  const inspectorFolded = !useAppearance.getState().inspectorFolded;
  appear({ inspectorFolded });
  // There is no empty column: what was asked for is seen with the next selection.
  if (!inspectorFolded && selectedCount(useSelection.getState()) === 0) {
    say(en.library.inspector.later);
  }
}
