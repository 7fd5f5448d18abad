import type { ListColumn } from '../../../../shared/window/remembered.ts';
import { appear, useAppearance } from '../../../stores/view/appearanceStore.ts';
import { type Column, columnsOf, leftOf } from './columnRules.ts';

let last: { readonly left: readonly ListColumn[]; readonly columns: readonly Column[] } | null =
  null;

/** The same value for as long as nothing about them changes. */
function asDrawn(left: readonly ListColumn[]): readonly Column[] {
  if (last?.left !== left) last = { left, columns: columnsOf(left) };
  return last.columns;
}

export const useColumns = () => useAppearance((state) => asDrawn(state.columns));
export const columnsNow = () => asDrawn(useAppearance.getState().columns);

export function putColumns(columns: readonly Column[]): void {
  if (columns !== columnsNow()) appear({ columns: leftOf(columns) });
}

export const resetColumns = () => appear({ columns: [] });
