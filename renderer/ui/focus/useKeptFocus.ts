import { type RefObject, useEffect, useRef } from 'react';
import { isModal } from './isModal.ts';

type Found = HTMLElement | null | undefined;

/** The elements from the focused one outwards, without the area; kept, since what is taken away forgets them. */
function wayOut(from: Element, area: Element): HTMLElement[] {
  const way: HTMLElement[] = [];
  for (let at: Element | null = from; at !== null && at !== area; at = at.parentElement) {
    if (at instanceof HTMLElement) way.push(at);
  }
  return way;
}

/** The child of the page's body that holds an element: the window itself, or what lies over it. */
function layerOf(element: Element): Element {
  let at = element;
  while (at.parentElement !== null && at.parentElement !== element.ownerDocument.body) {
    at = at.parentElement;
  }
  return at;
}

const itself = (element: HTMLElement) => element;

/**
 * When the element with the keyboard is taken out of the page, the keyboard goes to what it was in,
 * or else to what `next` names: a browser would send it back to the start of the window.
 */
export function useKeptFocus(
  area: RefObject<HTMLElement | null>,
  /** Is told the element, and what it was in, from the inside out. */
  next: (lost: readonly HTMLElement[]) => Found,
  /** Where the keyboard belongs that an element had; another one where elements show now one thing, now another. */
  placeOf: (element: HTMLElement) => HTMLElement = itself,
): void {
  const nextNow = useRef(next);
  nextNow.current = next;
  const placeNow = useRef(placeOf);
  placeNow.current = placeOf;
  useEffect(() => {
    const root = area.current;
    if (root === null) return;
    const page = root.ownerDocument;
    let way: HTMLElement[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      if (root.contains(target)) way = wayOut(target, root);
      // What opens over the window gives the keyboard back when it closes.
      else if (layerOf(target) === layerOf(root)) way = [];
    };
    const onBlur = () => {
      const [left] = way;
      // Told before an element is taken away, too, which is to be seen first.
      setTimeout(() => {
        const nowhere = page.activeElement === page.body;
        if (left === way[0] && left?.isConnected && nowhere) way = [];
      });
    };
    /** An element that was only moved has lost the keyboard too, and gets it back. */
    const regain = (moved: (last: Element) => boolean) => {
      const [last] = way;
      if (last === undefined || page.activeElement !== page.body || !root.isConnected) return;
      if (last.isConnected && !moved(last)) return;
      const outer = way.find(
        (each) => each.isConnected && (each === last || each.hasAttribute('tabindex')),
      );
      const to = outer === undefined ? nextNow.current(way) : placeNow.current(outer);
      to?.focus({ preventScroll: true });
    };
    const inside = new MutationObserver((records) =>
      regain((last) =>
        records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last))),
      ),
    );
    inside.observe(root, { childList: true, subtree: true });
    // A dialog that closes gives the keyboard back in a frame, to what may be gone by then: a menu that opened it.
    const whenAlone = () => {
      if (!isModal()) regain(() => true);
    };
    const layers = new MutationObserver(() =>
      requestAnimationFrame(() => requestAnimationFrame(whenAlone)),
    );
    layers.observe(page.body, { childList: true });
    page.addEventListener('focusin', onFocus);
    root.addEventListener('focusout', onBlur);
    return () => {
      inside.disconnect();
      layers.disconnect();
      page.removeEventListener('focusin', onFocus);
      root.removeEventListener('focusout', onBlur);
    };
  }, [area]);
}
