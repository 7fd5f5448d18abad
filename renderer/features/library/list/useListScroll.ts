import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useLibrary } from '../../../stores/library/libraryStore.ts';
import { firstInSight } from '../../../stores/library/sightStore.ts';
import { createScroller, type Scroller } from '../grid/scroller.ts';
import type { RowPlaces } from './rowPlaces.ts';

export interface ListMeasures {
  readonly total: number;
  readonly places: RowPlaces;
  /** What stands above the rows and stays in sight, in CSS pixels. */
  readonly headHeight: number;
}

/** Rows beyond those in sight, above and below, so that a short step shows them at once. */
const overscan = 6;
/** A list at its top stays there, and shows what comes. */
const atTop = 8;

/**
 * Follows what is in sight of a list of rows, however long it is, and brings rows into sight.
 * `room`: the element that holds the rows, which is made as high as it can be.
 */
export function useListScroll(
  scroll: RefObject<HTMLElement | null>,
  room: RefObject<HTMLElement | null>,
  { total, places, headHeight }: ListMeasures,
) {
  const [seen, setSeen] = useState({ offset: 0, base: 0 });
  const [view, setView] = useState(0);
  const [measured, setMeasured] = useState(false);
  const scroller = useRef<Scroller | null>(null);
  const token = useLibrary((state) => state.token);
  const moved = useLibrary((state) => state.moved);
  const shownToken = useRef<string | null>(null);
  const shownPlaces = useRef(places);

  const look = useCallback(() => {
    const { offset = 0, base = 0 } = scroller.current ?? {};
    setSeen((was) => (was.offset === offset && was.base === base ? was : { offset, base }));
  }, []);

  useLayoutEffect(() => {
    const [outer, inner] = [scroll.current, room.current];
    if (outer === null || inner === null) return;
    const made = createScroller(outer, inner, { onMove: look, onSettled: settled });
    scroller.current = made;
    const measure = () => setView(Math.max(0, outer.clientHeight - headHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    measure();
    return () => {
      observer.disconnect();
      made.end();
      scroller.current = null;
    };
    function settled() {
      scroller.current?.settle();
      look();
    }
  }, [scroll, room, headHeight, look]);

  // Measured, then brought to where the list begins, or to where what was in sight stands by now.
  useLayoutEffect(() => {
    const now = scroller.current;
    if (now === null || view === 0) return;
    const { offset } = now;
    const before = shownPlaces.current;
    const isNew = shownToken.current !== token;
    now.measure({ height: places.height, view });
    if (shownToken.current === null) now.goTo(places.startOf(firstInSight()));
    // Another list starts at its top.
    else if (isNew && moved === null) now.goTo(0);
    else if (before !== places && offset > atTop) {
      // Denser rows, and others above, leave the same item at the top.
      const at = before.indexAt(offset);
      const share = places.rowHeight / before.rowHeight;
      const to = isNew && moved !== null ? at + moved.to - moved.from : at;
      now.goTo(places.startOf(to) + (offset - before.startOf(at)) * share);
    }
    shownToken.current = token;
    shownPlaces.current = places;
    setMeasured(true);
    look();
  }, [places, view, token, moved, look]);

  const goTo = useCallback(
    (offset: number) => {
      scroller.current?.goTo(offset);
      look();
    },
    [look],
  );

  /** Scrolls no further than it takes to see the whole row. */
  const reveal = (index: number) => {
    const offset = seenOffset(scroller.current);
    const bottom = places.topOf(index) + places.rowHeight;
    if (places.topOf(index) < offset) goTo(places.startOf(index));
    else if (bottom > offset + view) goTo(bottom - view);
  };

  const first = places.indexAt(seen.offset);
  const last = Math.min(total - 1, places.indexAt(seen.offset + view));
  return {
    /** What is taken off the offset of a row to get where it is drawn. */
    base: seen.base,
    /** Whether it is known yet what is in sight. */
    measured,
    first,
    last,
    from: Math.max(0, first - overscan),
    to: Math.min(total - 1, last + overscan),
    rowsInView: Math.max(1, Math.floor(view / places.rowHeight)),
    offset: () => seenOffset(scroller.current),
    goTo,
    reveal,
  };
}

const seenOffset = (scroller: Scroller | null) => scroller?.offset ?? 0;
