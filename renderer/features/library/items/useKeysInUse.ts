import { type RefObject, useEffect } from 'react';

/**
 * Marks an element with `data-keys` while it is used by keys, until the pointer moves over it. What is shown
 * of one item alone can then be that with the keyboard, wherever the pointer rests.
 */
export function useKeysInUse(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const ending = new AbortController();
    const { signal } = ending;
    const mark = (inUse: boolean) => element.toggleAttribute('data-keys', inUse);
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(':focus-visible')) mark(true);
    };
    element.addEventListener('focusin', onFocus, { signal });
    element.addEventListener('keydown', () => mark(true), { signal });
    element.addEventListener('pointermove', () => mark(false), { signal });
    return () => ending.abort();
  }, [ref]);
}
