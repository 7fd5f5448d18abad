import { appear } from '../../stores/view/appearanceStore.ts';
import { change } from '../../stores/view/viewStore.ts';

/** Shows what is known of the selection, whether beside the library or over it. */
export function showDetails(): void {
  appear({ inspectorFolded: false });
  change({ drawer: 'inspector' });
}
