import { type RefObject, useEffect, useState } from 'react';
import type { MediaRow } from '../../../../shared/media.ts';
import { useLibrary } from '../../../stores/library/libraryStore.ts';
import { rowAt } from '../../../stores/library/pages.ts';
import type { GridController } from './gridController.ts';

/** The one card that offers what can be done with its item. */
export interface HotCard {
  readonly element: HTMLElement;
  readonly row: MediaRow;
}

const cellOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;

/** The card under the pointer, or, while keys are used, that with the keyboard; followed as cards show other items. */
export function useHotCard(
  scroll: RefObject<HTMLElement | null>,
  controller: GridController | null,
): HotCard | null {
  const [hot, setHot] = useState<HotCard | null>(null);
  useEffect(() => {
    const area = scroll.current;
    if (area === null || controller === null) return;
    const ending = new AbortController();
    const { signal } = ending;
    let pointed: HTMLElement | null = null;

    function look(): void {
      const keyed = area?.hasAttribute('data-keys') === true;
      const element = keyed ? cellOf(document.activeElement) : pointed;
      const index = Number(element?.dataset['index'] ?? Number.NaN);
      const row = Number.isNaN(index) ? undefined : rowAt(useLibrary.getState().pages, index);
      setHot((now) => {
        if (element == null || row === undefined || !area?.contains(element)) return null;
        return now?.element === element && now.row === row ? now : { element, row };
      });
    }
    const point = (event: Event) => {
      const cell = cellOf(event.target);
      if (cell === pointed && event.type !== 'pointermove') return;
      pointed = cell;
      look();
    };
    for (const name of ['mouseover', 'pointermove'] as const) {
      area.addEventListener(name, point, { signal, passive: true });
    }
    const leave = () => {
      pointed = null;
      look();
    };
    area.addEventListener('mouseleave', leave, { signal });
    area.addEventListener('focusin', look, { signal });
    area.addEventListener('focusout', look, { signal });
    area.addEventListener('keydown', look, { signal });
    const stop = controller.onDraw(look);
    return () => {
      stop();
      ending.abort();
    };
  }, [scroll, controller]);
  return hot;
}
