import { useEffect, useRef } from 'react';
import type { Run } from '../../../shared/contract/runs.ts';
import { isCleared, runOf, useRemovals } from '../../stores/removalsStore.ts';

/** A removal as it is now; calls `onCleared` when it came to its end with nothing else to tell. */
export function useRun(opened: Run | null, onCleared: () => void): Run | null {
  const now = useRemovals(runOf(opened?.id)) ?? opened;
  const cleared = useRemovals(isCleared(opened?.id));
  const latest = useRef(onCleared);
  latest.current = onCleared;
  useEffect(() => {
    if (cleared) latest.current();
  }, [cleared]);
  return now;
}
