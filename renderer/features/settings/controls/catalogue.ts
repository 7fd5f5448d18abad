import { foldText } from '../../../../shared/query/foldText.ts';
import { en } from '../../../strings/en.ts';

const words = en.settings;

export type PaneName = keyof typeof words.names;
export type RowId = keyof typeof words.rows;

/** In the order in which they are shown. */
export const panes = Object.keys(words.names) as PaneName[];
export const rowIds = Object.keys(words.rows) as RowId[];

export const paneOf = (row: RowId): PaneName =>
  panes.find((pane) => row.startsWith(`${pane}.`)) ?? 'copying';

/** All that a setting can be found by. */
function textOf(row: RowId): string {
  const { label, hint, also } = words.rows[row];
  return foldText([words.names[paneOf(row)], label, hint, also].join(' '));
}

/** The settings that have each word of what is typed, in any order; all of them for nothing. */
export function findSettings(typed: string): ReadonlySet<RowId> {
  const asked = foldText(typed).split(/\s+/u).filter(Boolean);
  const fits = (row: RowId) => {
    const text = textOf(row);
    return asked.every((word) => text.includes(word));
  };
  return new Set(rowIds.filter(fits));
}
