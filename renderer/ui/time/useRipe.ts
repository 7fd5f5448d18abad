import { useEffect, useState } from 'react';

const ripeMs = 500;

/**
 * Whether something has been in sight long enough for a press to be meant for it: a double press on
 * what was there before is none.
 */
export function useRipe(): boolean {
  const [ripe, setRipe] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRipe(true), ripeMs);
    return () => clearTimeout(timer);
  }, []);
  return ripe;
}
