import { useEffect, useState } from 'react';

const ripeMs = 500;

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
