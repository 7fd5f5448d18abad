import { Menu, PanelRight, PanelRightClose, PanelRightOpen } from 'lucide-react';
import { toggleDetails } from '../../actions/items/details.ts';
import { useAppearance } from '../../stores/view/appearanceStore.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useNarrow } from './useNarrow.ts';

/** Opens the accounts and views where the window is too narrow to show them beside the library. */
export function OpenSidebar() {
  return useNarrow('sidebar') ? (
    <IconButton label={en.library.openSidebar} onPress={() => change({ drawer: 'sidebar' })}>
      <Menu />
    </IconButton>
  ) : null;
}

/** The same for what is known of the selection; where there is room, folds it away or has it open. */
export function OpenInspector() {
  const narrow = useNarrow('inspector');
  const folded = useAppearance(({ inspectorFolded }) => inspectorFolded);
  return narrow ? (
    <IconButton label={en.library.openInspector} onPress={() => change({ drawer: 'inspector' })}>
      <PanelRight />
    </IconButton>
  ) : (
    <IconButton label={en.library.openInspector} aria-pressed={!folded} onPress={toggleDetails}>
      {folded ? <PanelRightOpen /> : <PanelRightClose />}
    </IconButton>
  );
}
