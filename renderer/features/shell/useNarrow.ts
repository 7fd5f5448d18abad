import { useSyncExternalStore } from 'react';

/** The same widths as in Shell.module.css, where a side panel becomes a drawer. */
const queries = {
  sidebar: '(max-width: 819px)',
  inspector: '(max-width: 1079px)',
} as const;

/** Whether the window is too narrow for a side panel. */
export function useNarrow(panel: keyof typeof queries): boolean {
  const query = queries[panel];
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
