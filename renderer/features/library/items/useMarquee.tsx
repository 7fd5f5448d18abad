import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { firstOf, noRanges, type Ranges } from '../../../../shared/selection/ranges.ts';
import { swallowClick, watchDragOut } from '../../../actions/saving/watchDragOut.ts';
import { wholeSelection } from '../../../stores/library/chosenStore.ts';
import { holdLibrary, useLibrary } from '../../../stores/library/libraryStore.ts';
import { isSelected, selectMore } from '../../../stores/library/selection.ts';
import { select, useSelection } from '../../../stores/library/selectionStore.ts';
import styles from './Marquee.module.css';
import {
  type Box,
  boxBetween,
  chosenBy,
  endOf,
  type MarqueeMode,
  modeOf,
  type Point,
  scrollSpeed,
  slack,
} from './marquee.ts';

/** The list on which a box is drawn. */
export interface Surface {
  /** What scrolls; null while nothing is drawn. */
  element(): HTMLElement | null;
  /** Of the window, the part of it in which items are seen, in CSS pixels. */
  view(): Box;
  /** Where a point of the window lies in the list. */
  at(clientX: number, clientY: number): Point;
  /** Where that point of the list is in the window now. */
  seenAt(point: Point): Point;
  indexesIn(box: Box): Ranges;
  scrollBy(pixels: number): void;
  /** The box is drawn, or given up: the keyboard is to be on the item where it is said to be. */
  onEnd(): void;
}

/** These have presses of their own. */
const ownPresses = 'button, a, input, [data-action], [role="columnheader"]';

/**
 * Draws a box with the pointer and selects what it meets, while the list scrolls under it at its edges. What is
 * selected is dragged out of the window instead.
 */
export function useMarquee(surface: Surface) {
  const [seen, setSeen] = useState<Box | null>(null);
  const now = useRef(surface);
  now.current = surface;
  const stop = useRef<(() => void) | null>(null);
  const query = useLibrary((state) => state.query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a box is drawn on one list, and ends with it.
  useEffect(() => () => stop.current?.(), [query]);

  const onPointerDown = (event: PointerEvent) => {
    const { target, clientX, clientY, button, pointerType, pointerId } = event;
    if (button !== 0 || pointerType === 'touch' || !(target instanceof Element)) return;
    if (target.closest(ownPresses) !== null) return;
    const element = now.current.element();
    const { right, bottom } = now.current.view();
    // The scroll bars lie within the element, beyond what is in view.
    if (element === null || clientX >= right || clientY >= bottom) return;
    stop.current?.();
    if (modeOf(event) === 'alone' && isOnSelected(now.current, clientX, clientY)) {
      const from = target.closest('[data-index]')?.getBoundingClientRect();
      if (from !== undefined) {
        stop.current = watchDragOut(event.nativeEvent, from, wholeSelection);
      }
      return;
    }
    stop.current = watchPress(element, {
      pointerId,
      from: { x: clientX, y: clientY },
      mode: modeOf(event),
      surface: () => now.current,
      draw: setSeen,
    });
  };

  const frame =
    seen === null ? null : (
      <div
        aria-hidden
        className={styles.marquee}
        style={{
          left: seen.left,
          top: seen.top,
          width: seen.right - seen.left,
          height: seen.bottom - seen.top,
        }}
      />
    );
  return { onPointerDown, frame };
}

function isOnSelected(surface: Surface, clientX: number, clientY: number): boolean {
  const point = surface.at(clientX, clientY);
  const [index] = firstOf(surface.indexesIn(boxBetween(point, point)), 1);
  return index !== undefined && isSelected(useSelection.getState(), index);
}

interface Press {
  readonly pointerId: number;
  readonly from: Point;
  readonly mode: MarqueeMode;
  surface(): Surface;
  draw(box: Box | null): void;
}

/** Follows one press until it ends; answers what gives it up. */
function watchPress(element: HTMLElement, press: Press): () => void {
  const { from, mode, surface } = press;
  const ending = new AbortController();
  const { signal } = ending;
  const origin = surface().at(from.x, from.y);
  const before = useSelection.getState();
  let pointer = from;
  let release: (() => void) | null = null;
  let frame = 0;
  let lastAt = 0;

  const begin = () => {
    // What comes meanwhile would move the items under the pointer.
    release = holdLibrary();
    element.setPointerCapture(press.pointerId);
    lastAt = performance.now();
    frame = requestAnimationFrame(step);
  };

  /** Once a frame: the list may move under a pointer that rests. */
  const step = (at: number) => {
    const { top, bottom } = surface().view();
    const speed = scrollSpeed(pointer.y, top, bottom);
    if (speed !== 0) surface().scrollBy((speed * Math.max(0, at - lastAt)) / 1_000);
    lastAt = at;
    mark();
    frame = requestAnimationFrame(step);
  };

  const mark = () => {
    const list = surface();
    const view = list.view();
    const end = list.at(pointer.x, pointer.y);
    const inBox = list.indexesIn(boxBetween(origin, end));
    const chosen = chosenBy(mode, before.chosen, inBox);
    const focus = endOf(inBox, end.y >= origin.y) ?? before.focus;
    const next = selectMore({ ...before, chosen: noRanges }, chosen, focus);
    if (!isSame(useSelection.getState().chosen, chosen)) select(next);
    press.draw(within(boxBetween(list.seenAt(origin), pointer), view));
  };

  const end = (given: 'up' | 'done') => {
    if (signal.aborted) return;
    ending.abort();
    cancelAnimationFrame(frame);
    press.draw(null);
    if (release === null) return;
    if (given === 'up') select(before);
    swallowClick();
    release();
    surface().onEnd();
  };

  window.addEventListener(
    'pointermove',
    ({ clientX, clientY, pointerId }) => {
      if (pointerId !== press.pointerId) return;
      pointer = { x: clientX, y: clientY };
      const far = Math.hypot(clientX - from.x, clientY - from.y) > slack;
      if (release === null && far) begin();
    },
    { signal },
  );
  window.addEventListener(
    'pointerup',
    () => {
      if (release !== null) mark();
      end('done');
    },
    { signal },
  );
  window.addEventListener('pointercancel', () => end('up'), { signal });
  window.addEventListener('blur', () => end('done'), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || release === null) return;
      event.preventDefault();
      event.stopPropagation();
      end('up');
    },
    { signal, capture: true },
  );
  return () => end('done');
}

const isSame = (one: Ranges, other: Ranges) =>
  one.length === other.length && one.every((each, at) => each === other[at]);

/** The part of a box that lies in the view. */
const within = (box: Box, view: Box): Box => ({
  left: Math.max(box.left, view.left),
  top: Math.max(box.top, view.top),
  right: Math.max(view.left, Math.min(box.right, view.right)),
  bottom: Math.max(view.top, Math.min(box.bottom, view.bottom)),
});
