import { create } from 'zustand';
import type { ListColumn } from '../../../shared/window/remembered.ts';

/** How items are drawn, whichever they are. */
export interface Appearance {
  readonly layout: 'grid' | 'list';
  /** How a thumbnail stands in its frame: filled and cut, whole, or in rows that fit it. */
  readonly fit: 'crop' | 'fit' | 'justified';
  /** The width that a card is at least, in CSS pixels. */
  readonly cardSize: number;
  /** A heading for each day, where items are in the order of time. */
  readonly byDay: boolean;
  readonly density: 'comfortable' | 'compact';
  /** The inspector is folded away, except while it is a drawer. */
  readonly inspectorFolded: boolean;
  /** The columns of the list that a person changed, in their order; the list knows the others. */
  readonly columns: readonly ListColumn[];
}

export const useAppearance = create<Appearance>(() => ({
  layout: 'grid',
  fit: 'crop',
  cardSize: 160,
  byDay: true,
  density: 'comfortable',
  inspectorFolded: false,
  columns: [],
}));

export function appear(appearance: Partial<Appearance>): void {
  useAppearance.setState(appearance);
}
