import type { Chosen } from '../../stores/library/chosen.ts';
import { dragOut } from './handOver.ts';

/** So far a hand trembles that only presses. */
const slack = 5;

/**
 * Follows a press on what can be dragged: moved far enough it takes all that is `meant` out of the window. Answers what
 * gives it up.
 */
export function watchDragOut(
  press: PointerEvent,
  from: DOMRect,
  meant: () => Promise<Chosen | null>,
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let letGo: (() => void) | null = null;
  const end = () => {
    if (signal.aborted) return;
    ending.abort();
    letGo?.();
  };
  window.addEventListener(
    'pointermove',
    ({ clientX, clientY, pointerId }) => {
      if (pointerId !== press.pointerId || letGo !== null) return;
      if (Math.hypot(clientX - press.clientX, clientY - press.clientY) <= slack) return;
      letGo = dragOut(meant(), from);
    },
    { signal },
  );
  window.addEventListener(
    'pointerup',
    () => {
      if (letGo !== null) swallowClick();
      end();
    },
    { signal },
  );
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || letGo === null) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    },
    { signal, capture: true },
  );
  return end;
}

/** A press that became something else ends with a click, on whatever lies there: it means nothing. */
export function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}
