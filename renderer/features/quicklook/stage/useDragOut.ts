import { type PointerEvent, useEffect, useRef } from 'react';
import type { MediaRow } from '../../../../shared/media.ts';
import { watchDragOut } from '../../../actions/saving/watchDragOut.ts';
import { ofRows } from '../../../stores/library/chosen.ts';

/** Marks what of quick look is the item itself, to be dragged out of the window; a zoomed picture is moved instead. */
export const draggable = { 'data-drags-out': '' } as const;

/** Takes the item that is shown out of the window as a file, by what is marked as it. */
export function useDragOut(row: MediaRow | null) {
  const stop = useRef<(() => void) | null>(null);
  // Another item is shown, or none any more: what was pressed is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press is on one item, and ends with it.
  useEffect(() => () => stop.current?.(), [row?.id]);
  return (event: PointerEvent<HTMLElement>) => {
    const { target, button, pointerType, nativeEvent } = event;
    if (row === null || button !== 0 || pointerType === 'touch') return;
    if (!(target instanceof Element) || target.closest('button') !== null) return;
    const shown = target.closest('[data-drags-out]');
    if (shown === null) return;
    stop.current?.();
    const from = (shown.querySelector('img') ?? shown).getBoundingClientRect();
    stop.current = watchDragOut(nativeEvent, from, async () => ofRows([row]));
  };
}
