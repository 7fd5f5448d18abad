import { useEffect, useState } from 'react';

/** So long a press may have been meant for what was there before. */
export const ripeMs = 500;

/**
 * Whether something has been in sight, and where it is, long enough for a press to be meant for it: a double
 * press on what was there before is none. It is moved by each change of `layout`.
 */
export function useRipe(layout = ''): boolean {
  const [ripe, setRipe] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRipe(layout), ripeMs);
    return () => clearTimeout(timer);
  }, [layout]);
  return ripe === layout;
}
