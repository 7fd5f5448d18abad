import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { useSelection } from '../../stores/library/selectionStore.ts';
import { useAppearance } from '../../stores/view/appearanceStore.ts';
import { usePanels } from '../../stores/view/panelsStore.ts';

/** A column that opens makes room beside it: not before a second click on the same item could have come. */
const patienceMs = 300;

/** Whether details stand beside the library: while something is selected, unless they are folded away. */
export function useDetailsShown(panel: RefObject<HTMLElement | null>, narrow: boolean): boolean {
  const folded = useAppearance(({ inspectorFolded }) => inspectorFolded);
  const wanted = useSelection(({ chosen }) => chosen.length > 0);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(wanted), patienceMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const open = shown && !folded;
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured whenever it opens, folds or becomes a drawer.
  useLayoutEffect(() => {
    usePanels.setState({
      detailsWidth: narrow ? 0 : (panel.current?.offsetWidth ?? 0),
      detailsFollow: !folded && !narrow,
    });
  }, [open, folded, narrow, panel]);
  return open;
}
