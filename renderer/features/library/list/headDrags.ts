import { type Column, type ColumnId, shownOf, sizeColumn, tracksOf } from './columnRules.ts';

/** As far as the pointer moves before a press is a drag. */
const slackPx = 5;

export interface DragEnd {
  /** Whether the pointer moved far enough to mean something, and was not called back by Escape. */
  readonly meant: boolean;
}

/** Follows the pointer from a press on until it is let go, or Escape is pressed. */
export function followPointer(
  element: HTMLElement,
  press: { readonly clientX: number; readonly pointerId: number },
  onMove: (x: number) => void,
  onEnd: (end: DragEnd) => void,
): void {
  const ending = new AbortController();
  const { signal } = ending;
  let moved = false;
  const end = (meant: boolean) => {
    if (signal.aborted) return;
    ending.abort();
    onEnd({ meant });
  };
  element.setPointerCapture(press.pointerId);
  element.addEventListener(
    'pointermove',
    ({ clientX }) => {
      moved ||= Math.abs(clientX - press.clientX) > slackPx;
      if (moved) onMove(clientX);
    },
    { signal },
  );
  element.addEventListener('pointerup', () => end(moved), { signal });
  element.addEventListener('pointercancel', () => end(false), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    },
    { signal, capture: true },
  );
}

/** Draws a column as wide as the pointer says, without asking anybody to draw the rows anew. */
export function previewWidth(
  list: HTMLElement,
  columns: readonly Column[],
  id: ColumnId,
  width: number,
): void {
  list.style.setProperty('--tracks', tracksOf(shownOf(sizeColumn(columns, id, width))));
}

/** Before which column one is put that is dropped at `x`; null for the end. */
export function dropBefore(heads: readonly HTMLElement[], x: number): ColumnId | null {
  const next = heads.find((head) => {
    const { left, width } = head.getBoundingClientRect();
    return x < left + width / 2;
  });
  return (next?.dataset['column'] ?? null) as ColumnId | null;
}
