import { useEffect, useState } from 'react';

const restMs = 100;
const mostKnown = 400;
/** Rested here before, the last of them last. */
const known = new Set<number>();

/** Whether an item was in sight a little while ago, in the same card or in another. */
export const wasInSight = (id: number) => known.has(id);

/**
 * Whether an item has stayed in the window for a moment. What is only passed, in fast scrolling or while
 * thousands arrive, is then not asked for; what was here a little while ago need not wait again.
 */
export function useRested(id: number): boolean {
  const [restedId, setRestedId] = useState(known.has(id) ? id : null);
  const rested = restedId === id || known.has(id);
  useEffect(() => {
    if (rested) return;
    const timer = setTimeout(() => {
      known.add(id);
      const [oldest] = known;
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
      setRestedId(id);
    }, restMs);
    return () => clearTimeout(timer);
  }, [id, rested]);
  return rested;
}
