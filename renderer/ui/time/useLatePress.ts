import { useState } from 'react';
import { useRipe } from './useRipe.ts';

interface LatePress {
  /** Nothing is heard just now. */
  readonly late: boolean;
  /** Whether a press was meant for what stands here now. */
  readonly heard: (press: { readonly pointerType: string }) => boolean;
}

/**
 * For what comes to stand where something else was, with each change of `layout`: for half a second a press that
 * was meant for that is none for this, by pointer or by key. Where it is new, the keyboard was brought to it.
 */
export function useLatePress(layout: string): LatePress {
  const ripe = useRipe(layout);
  const [first] = useState(layout);
  return {
    late: !ripe,
    heard: ({ pointerType }) => ripe || (pointerType === 'keyboard' && layout === first),
  };
}
