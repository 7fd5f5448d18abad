import { create } from 'zustand';

/** What stands beside the library just now, in CSS pixels. */
export const usePanels = create<{ readonly detailsWidth: number }>(() => ({ detailsWidth: 0 }));
