import { useEffect } from 'react';
import { goHome } from '../../actions/focus/regions.ts';

/** What React Aria tells an element of before it gives the keyboard back to it. */
const givesBack = 'react-aria-focus-scope-restore';

/** When this closes the keyboard comes to the item that was looked at last, rather than to the first of them. */
export function useGivenBack(): void {
  useEffect(
    () => () => {
      const instead = (event: Event) => {
        const inLibrary = event.target instanceof Element && event.target.closest('[data-index]');
        if (inLibrary && goHome('library')) event.preventDefault();
      };
      document.addEventListener(givesBack, instead, { once: true });
      // It does so in the next frame, or not at all.
      setTimeout(() => document.removeEventListener(givesBack, instead), 500);
    },
    [],
  );
}
