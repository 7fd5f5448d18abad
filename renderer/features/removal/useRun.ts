import { useEffect, useRef } from 'react';
import type { RemovalRun } from '../../../shared/contract/removals.ts';
import { isCleared, runOf, useRemovals } from '../../stores/removalsStore.ts';

/** A removal as it is now; calls `onCleared` when it came to its end with nothing else to tell. */
export function useRun(opened: RemovalRun | null, onCleared: () => void): RemovalRun | null {
  const now = useRemovals(runOf(opened?.id)) ?? opened;
  const cleared = useRemovals(isCleared(opened?.id));
  const latest = useRef(onCleared);
  latest.current = onCleared;
  useEffect(() => {
    if (cleared) latest.current();
  }, [cleared]);
  return now;
}
