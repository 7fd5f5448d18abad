import { type RefObject, useEffect, useRef } from 'react';

type Found = HTMLElement | null | undefined;

/** From the focused element outwards, without the area itself; kept, as what is taken away forgets it. */
function wayOut(from: Element, area: Element): HTMLElement[] {
  const way: HTMLElement[] = [];
  for (let at: Element | null = from; at !== null && at !== area; at = at.parentElement) {
    if (at instanceof HTMLElement) way.push(at);
  }
  return way;
}

/**
 * When the element with the keyboard is taken out of the page, the keyboard goes to what it was in,
 * or else to what `next` names: a browser would send it back to the start of the window.
 */
export function useKeptFocus(
  area: RefObject<HTMLElement | null>,
  /** Is told the element, and what it was in, from the inside out. */
  next: (lost: readonly HTMLElement[]) => Found,
): void {
  const nextNow = useRef(next);
  nextNow.current = next;
  useEffect(() => {
    const root = area.current;
    if (root === null) return;
    const page = root.ownerDocument;
    let way: HTMLElement[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      way = target instanceof Element && root.contains(target) ? wayOut(target, root) : [];
    };
    const onBlur = () => {
      const [left] = way;
      // Told before an element is taken away, too, which is to be seen first.
      setTimeout(() => {
        if (left === way[0] && left?.isConnected && page.activeElement !== left) way = [];
      });
    };
    const observer = new MutationObserver((records) => {
      const [held] = way;
      if (held === undefined || page.activeElement !== page.body || !root.isConnected) return;
      // Also of one that was only moved, and lost the keyboard by that.
      const moved = () =>
        records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(held)));
      if (held.isConnected && !moved()) return;
      const outer = way.find(
        (each) => each.isConnected && (each === held || each.hasAttribute('tabindex')),
      );
      (outer ?? nextNow.current(way))?.focus({ preventScroll: true });
    });
    observer.observe(root, { childList: true, subtree: true });
    page.addEventListener('focusin', onFocus);
    root.addEventListener('focusout', onBlur);
    return () => {
      observer.disconnect();
      page.removeEventListener('focusin', onFocus);
      root.removeEventListener('focusout', onBlur);
    };
  }, [area]);
}
