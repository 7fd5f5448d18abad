import { Menu, PanelRight } from 'lucide-react';
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

/** The same for what is known of the selection. */
export function OpenInspector() {
  return useNarrow('inspector') ? (
    <IconButton label={en.library.openInspector} onPress={() => change({ drawer: 'inspector' })}>
      <PanelRight />
    </IconButton>
  ) : null;
}
