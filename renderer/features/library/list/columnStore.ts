import type { ListColumn } from '../../../../shared/window/remembered.ts';
import {
  type AccountIndex,
  accountIndex,
  useAccountIndex,
} from '../../../stores/accounts/accountIndex.ts';
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

/** Files that are uploaded by themselves come from no one; all others belong to messages. */
const isDirected = ({ accounts, uploaders }: AccountIndex) =>
  accounts.some(
    ({ id }) => !uploaders.some(({ accountId, targets }) => accountId === id && targets === null),
  );

const leftNow = () => useAppearance.getState().columns;

export function useColumns(): readonly Column[] {
  const directed = isDirected(useAccountIndex());
  return useAppearance((state) => asDrawn(state.columns, directed));
}

export const columnsNow = () => asDrawn(leftNow(), isDirected(accountIndex()));

export function putColumns(columns: readonly Column[]): void {
  if (columns !== columnsNow()) appear({ columns: leftOf(columns) });
}

export const resetColumns = () => appear({ columns: [] });
