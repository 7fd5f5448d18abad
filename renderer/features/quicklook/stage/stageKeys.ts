import { useEffect, useRef } from 'react';

/** Answers whether a key meant something to it. */
type Hears = (event: KeyboardEvent) => boolean;

let hearing: Hears | null = null;

/** What is shown hears keys before quick look does; false where none of it wants this one. */
export const hearKey: Hears = (event) => hearing?.(event) ?? false;

export function useStageKeys(hears: Hears): void {
  const now = useRef(hears);
  now.current = hears;
  useEffect(() => {
    const mine: Hears = (event) => now.current(event);
    hearing = mine;
    return () => {
      if (hearing === mine) hearing = null;
    };
  }, []);
}
