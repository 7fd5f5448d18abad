import type { ListColumn } from '../../../../shared/window/remembered.ts';
import { accountIndex, useAccountIndex } from '../../../stores/accounts/accountIndex.ts';
import { appear, useAppearance } from '../../../stores/view/appearanceStore.ts';
import { type Column, columnsOf, leftOf } from './columnRules.ts';

interface Drawn {
  readonly left: readonly ListColumn[];
  readonly directed: boolean;
  readonly columns: readonly Column[];
}

let last: Drawn | null = null;

/** The same value for as long as nothing about them changes. */
function asDrawn(left: readonly ListColumn[], directed: boolean): readonly Column[] {
  if (last?.left !== left || last.directed !== directed) {
    last = { left, directed, columns: columnsOf(left, directed) };
  }
  return last.columns;
}

const leftNow = () => useAppearance.getState().columns;

export function useColumns(): readonly Column[] {
  const { directed } = useAccountIndex();
  return useAppearance((state) => asDrawn(state.columns, directed));
}

export const columnsNow = () => asDrawn(leftNow(), accountIndex().directed);

export function putColumns(columns: readonly Column[]): void {
  if (columns !== columnsNow()) appear({ columns: leftOf(columns) });
}

export const resetColumns = () => appear({ columns: [] });
