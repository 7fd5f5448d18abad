import { type RefObject, useEffect } from 'react';
import { resizeCards } from '../../../stores/view/appearanceStore.ts';
import type { GridController } from './gridController.ts';

/** As much of a wheel as makes cards one step larger or smaller. */
const stepPixels = 50;

/** Ctrl, or Cmd, and the wheel make cards larger and smaller; the item under the pointer stays under it. */
export function useWheelSize(
  scroll: RefObject<HTMLElement | null>,
  controller: GridController | null,
): void {
  useEffect(() => {
    const area = scroll.current;
    if (area === null || controller === null) return;
    let turned = 0;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      turned += event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 16;
      const steps = -Math.trunc(turned / stepPixels);
      if (steps === 0) return;
      turned += steps * stepPixels;
      const cell =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
      const index = Number(cell?.dataset['index'] ?? Number.NaN);
      if (cell !== null && !Number.isNaN(index)) {
        const at = event.clientY - area.getBoundingClientRect().top;
        const { top, height } = cell.getBoundingClientRect();
        controller.hold({ index, share: (event.clientY - top) / Math.max(1, height), at });
      }
      resizeCards(steps);
    };
    area.addEventListener('wheel', onWheel, { passive: false });
    return () => area.removeEventListener('wheel', onWheel);
  }, [scroll, controller]);
}
