import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { usePanels } from '../../../stores/view/panelsStore.ts';

export interface ContentSize {
  readonly width: number;
  /** The same if nothing had opened beside the list. */
  readonly full: number;
  /** Of what is seen at once, without what has to be scrolled to. */
  readonly height: number;
}

/** The size of an element's content box, followed within the frame in which it changes; 0 until it is known. */
export function useContentSize(ref: RefObject<HTMLElement | null>): ContentSize {
  const [size, setSize] = useState<ContentSize>({ width: 0, full: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
      const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
      const width = Math.max(0, element.clientWidth - padding);
      const full = width === 0 ? 0 : width + usePanels.getState().detailsWidth;
      const height = element.clientHeight;
      setSize((now) =>
        now.width === width && now.full === full && now.height === height
          ? now
          : { width, full, height },
      );
    };
    measure();
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
