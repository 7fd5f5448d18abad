import { appear, useAppearance } from '../stores/view/appearanceStore.ts';
import { change, useView } from '../stores/view/viewStore.ts';

/** Where the window is too narrow for details beside the library, as in Shell.module.css. */
const narrow = '(max-width: 1079px)';

/** Folds the details away or lets them show again; where they are a drawer, opens or closes it. */
export function toggleDetails(): void {
  if (window.matchMedia(narrow).matches) {
    change({ drawer: useView.getState().drawer === 'inspector' ? 'none' : 'inspector' });
  } else appear({ inspectorFolded: !useAppearance.getState().inspectorFolded });
}
