import { create } from 'zustand';

interface Panels {
  /** Of the details that stand beside the library just now, in CSS pixels. */
  readonly detailsWidth: number;
  /** Details come by themselves once something is selected, and then say how much. */
  readonly detailsFollow: boolean;
}

export const usePanels = create<Panels>(() => ({ detailsWidth: 0, detailsFollow: true }));
