import { useEffect, useState } from 'react';
import { selectedCount } from '../../stores/library/selection.ts';
import { useSelection } from '../../stores/library/selectionStore.ts';
import { useAppearance } from '../../stores/view/appearanceStore.ts';

/** The second press of a double press still meets what the first one met. */
const doublePressMs = 300;

/** Whether the details are folded away: where a person folded them, and where there is nothing to tell. */
export function useFolded(): boolean {
  const folded = useAppearance(({ inspectorFolded }) => inspectorFolded);
  const selected = useSelection((selection) => selectedCount(selection) > 0);
  const wanted = selected && !folded;
  const [open, setOpen] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setOpen(wanted), wanted ? doublePressMs : 0);
    return () => clearTimeout(timer);
  }, [wanted]);
  return !(open && wanted);
}
