import { Menu, PanelRight, PanelRightClose } from 'lucide-react';
import { toggleDetails } from '../../actions/toggleDetails.ts';
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

/** Shows or hides what is known of the selection: a column beside the library, or a drawer over it. */
export function OpenInspector() {
  const narrow = useNarrow('inspector');
  const folded = useAppearance(({ inspectorFolded }) => inspectorFolded);
  const words = en.library;
  if (narrow) {
    return (
      <IconButton label={words.openInspector} onPress={toggleDetails}>
        <PanelRight />
      </IconButton>
    );
  }
  return (
    <IconButton label={folded ? words.unfoldDetails : words.foldDetails} onPress={toggleDetails}>
      {folded ? <PanelRight /> : <PanelRightClose />}
    </IconButton>
  );
}
