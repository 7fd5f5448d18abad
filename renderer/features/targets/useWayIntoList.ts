import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes the keyboard from a search into the list of what was found. Asked while that is not there yet, it waits for it,
 * unless the keyboard goes elsewhere or more is typed meanwhile.
 */
export function useWayIntoList(
  list: RefObject<HTMLElement | null>,
  { isCurrent, found }: { isCurrent: boolean; found: object | null },
): () => void {
  const from = useRef<Element | null>(null);
  const enter = () => list.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is found anew is entered.
  useEffect(() => {
    if (isCurrent && from.current !== null && document.activeElement === from.current) enter();
    if (isCurrent) from.current = null;
  }, [found]);
  return () => {
    if (isCurrent) enter();
    else from.current = document.activeElement;
  };
}
