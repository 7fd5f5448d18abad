import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface ListMeasures {
  readonly total: number;
  /** In CSS pixels, as all below. */
  readonly rowHeight: number;
  /** What stands above the rows and stays in sight. */
  readonly headHeight: number;
}

/** Rows beyond those in sight, above and below, so that a short step shows them at once. */
const overscan = 6;

/** Follows what is in sight of a list of rows of one height, and brings rows into sight. */
export function useListScroll(
  scroll: RefObject<HTMLElement | null>,
  { total, rowHeight, headHeight }: ListMeasures,
) {
  const [seen, setSeen] = useState({ offset: 0, view: 0 });
  const view = Math.max(0, seen.view - headHeight);
  const first = Math.max(0, Math.floor(seen.offset / rowHeight));
  const last = Math.min(total - 1, Math.ceil((seen.offset + view) / rowHeight));
  const now = useRef({ rowHeight, view });
  now.current = { rowHeight, view };

  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const look = () => {
      const { scrollTop: offset, clientHeight } = element;
      setSeen((was) =>
        was.offset === offset && was.view === clientHeight ? was : { offset, view: clientHeight },
      );
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [scroll]);

  useEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const look = () =>
      setSeen((was) => ({ offset: element.scrollTop, view: element.clientHeight || was.view }));
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroll]);

  const goTo = useCallback(
    (offset: number) => {
      if (scroll.current !== null) scroll.current.scrollTop = offset;
    },
    [scroll],
  );

  /** Scrolls no further than it takes to see the whole row. */
  const reveal = useCallback(
    (index: number) => {
      const element = scroll.current;
      if (element === null) return;
      const { rowHeight: height, view: room } = now.current;
      const top = index * height;
      if (top < element.scrollTop) goTo(top);
      else if (top + height > element.scrollTop + room) goTo(top + height - room);
    },
    [scroll, goTo],
  );

  return {
    height: total * rowHeight,
    /** What is taken off the offset of a row to get where it is drawn. */
    base: 0,
    first,
    last,
    from: Math.max(0, first - overscan),
    to: Math.min(total - 1, last + overscan),
    rowsInView: Math.max(1, Math.floor(view / rowHeight)),
    goTo,
    reveal,
  };
}
