import { useEffect, useState } from 'react';

/** A pointer that only passes starts nothing. */
const restMs = 180;

/** Whether an animation plays: while the pointer rests on it, for those who have not asked for less motion. */
export function usePlaying(moves: boolean) {
  const [over, setOver] = useState(false);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!over || !moves || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setPlaying(true), restMs);
    return () => clearTimeout(timer);
  }, [over, moves]);
  const heard = { onPointerEnter: () => setOver(true), onPointerLeave: () => setOver(false) };
  return { playing, heard: moves ? heard : {} };
}
