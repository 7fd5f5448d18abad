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
  /** The inspector is there only while something is selected, and not while it is folded away by hand. */
  readonly inspectorFolded: boolean;
  /** The columns of the list that a person changed, in their order; the list knows the others. */
  readonly columns: readonly ListColumn[];
}

export const defaultCardSize = 200;
export const smallestCard = 88;
export const largestCard = 480;

/** As it is until a person chooses. */
export const usualAppearance: Appearance = {
  layout: 'grid',
  fit: 'crop',
  cardSize: defaultCardSize,
  byDay: true,
  density: 'comfortable',
  inspectorFolded: false,
  columns: [],
};

export const useAppearance = create<Appearance>(() => usualAppearance);

export function appear(appearance: Partial<Appearance>): void {
  useAppearance.setState(appearance);
}

export const cardSizeOf = ({ cardSize }: Appearance) => cardSize;

/** So many steps larger or smaller, each by a tenth. */
export function resizeCards(steps: number): void {
  const { cardSize } = useAppearance.getState();
  const size = Math.round(cardSize * 1.1 ** steps);
  appear({ cardSize: Math.max(smallestCard, Math.min(largestCard, size)) });
}
