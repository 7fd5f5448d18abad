import type { MediaSort } from '../../../../shared/query/mediaFilter.ts';
import { en } from '../../../strings/en.ts';
import type { MenuEntry } from '../../../ui/menu/Menu.tsx';
import { type Column, type ColumnId, showColumn, shownOf, stepColumn } from './columnRules.ts';
import { columnsNow, putColumns, resetColumns } from './columnStore.ts';

export interface HeadTools {
  /** null where the view has an order of its own. */
  readonly sort: MediaSort | null;
  onSort(sort: MediaSort): void;
  onFitWidth(id: ColumnId): void;
}

type Entries = (MenuEntry | 'separator')[];

const words = en.list;

/** What can be done with a column, and which columns there are. */
export function headMenuOf(column: Column, tools: HeadTools): Entries {
  const columns = columnsNow();
  const { id, sort: by } = column;
  const step = (label: string, by: 1 | -1): Entries => {
    const stepped = stepColumn(columns, id, by);
    if (stepped === columns) return [];
    return [{ id: `step ${by}`, label, run: () => putColumns(stepped) }];
  };
  const order = (label: string, descending: boolean): MenuEntry => ({
    id: label,
    label,
    closes: true,
    checked: tools.sort?.by === by && tools.sort.descending === descending,
    run: () => tools.onSort({ by, descending }),
  });
  return [
    ...(tools.sort === null
      ? []
      : [order(words.ascending, false), order(words.descending, true), 'separator' as const]),
    { id: 'fit', label: words.fit, run: () => tools.onFitWidth(id) },
    ...step(words.earlier, -1),
    ...step(words.later, 1),
    ...(id === 'name'
      ? []
      : [{ id: 'hide', label: words.hide, run: () => putColumns(showColumn(columns, id, false)) }]),
    'separator',
    ...columns
      .filter((each) => each.id !== 'name')
      .map((each) => ({
        id: `show ${each.id}`,
        label: words.columns[each.id],
        checked: each.shown,
        run: () => putColumns(showColumn(columns, each.id, !each.shown)),
      })),
    'separator',
    { id: 'reset', label: words.reset, run: resetColumns },
  ];
}

/** Where a column is, for who listens: "Size: column 3 of 7." */
export function positionText(id: ColumnId): string {
  const shown = shownOf(columnsNow());
  const at = shown.findIndex((column) => column.id === id) + 1;
  return words.moved(words.columns[id], `${at}`, `${shown.length}`);
}
