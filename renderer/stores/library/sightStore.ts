import { create } from 'zustand';

interface Sight {
  /** The index of the first item in sight of the list that is shown. */
  readonly first: number;
}

export const useSight = create<Sight>(() => ({ first: 0 }));

/** Where a list is shown from that is drawn anew, as in another layout. */
export const firstInSight = () => useSight.getState().first;
