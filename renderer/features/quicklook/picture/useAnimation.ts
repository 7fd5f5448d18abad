import { useState } from 'react';
import { isAnimation, type MediaRow } from '../../../../shared/media.ts';
import { lookKeyFor } from '../../../actions/keys/lookKeys.ts';

const wantsLess = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whether a picture that moves plays: from the start, unless a person wants less motion, until it is stopped. */
export function useAnimation(row: MediaRow) {
  const moves = isAnimation(row);
  const [wanted, setWanted] = useState(() => !wantsLess());
  const [failed, setFailed] = useState(false);
  const [shown, setShown] = useState(false);
  const toggle = () => {
    setShown(false);
    setWanted((before) => !before);
  };
  const offered = moves && !failed;
  return {
    offered,
    playing: offered && wanted,
    /** It is here and moves, so that nothing else is to be seen of it. */
    shown: offered && wanted && shown,
    show: () => setShown(true),
    toggle,
    /** What does not play stands still. */
    fail: () => setFailed(true),
    hears(event: KeyboardEvent): boolean {
      if (!offered || lookKeyFor(event) !== 'look-play') return false;
      toggle();
      return true;
    },
  };
}
