import type { MediaSort, SortKey } from '../../../../shared/query/mediaFilter.ts';
import type { ListColumn } from '../../../../shared/window/remembered.ts';

export type ColumnId =
  | 'name'
  | 'from'
  | 'to'
  | 'direction'
  | 'account'
  | 'kind'
  | 'type'
  | 'size'
  | 'pixels'
  | 'stored'
  | 'used'
  | 'end'
  | 'archived'
  | 'status'
  | 'text'
  | 'conversation'
  | 'ref';

/** What a column is by itself, whatever a person makes of it; widths are in CSS pixels. */
export interface ColumnRule {
  readonly id: ColumnId;
  readonly sort: SortKey;
  readonly width: number;
  /** Until a person says otherwise; `directed`: where media belongs to messages. */
  readonly shown: boolean | 'directed';
  /** Numbers stand under each other by their ends. */
  readonly numeric?: true;
  /** What one asks for first: the largest, the latest. */
  readonly descends?: true;
}

export const columnRules: readonly ColumnRule[] = [
  { id: 'name', sort: 'name', width: 260, shown: true },
  { id: 'from', sort: 'from', width: 136, shown: 'directed' },
  { id: 'to', sort: 'to', width: 136, shown: 'directed' },
  { id: 'direction', sort: 'direction', width: 96, shown: false },
  { id: 'account', sort: 'account', width: 132, shown: false },
  { id: 'kind', sort: 'kind', width: 80, shown: false },
  { id: 'type', sort: 'type', width: 76, shown: true },
  { id: 'size', sort: 'size', width: 88, shown: true, numeric: true, descends: true },
  { id: 'pixels', sort: 'pixels', width: 112, shown: false, numeric: true, descends: true },
  { id: 'stored', sort: 'stored', width: 140, shown: true, descends: true },
  { id: 'used', sort: 'used', width: 140, shown: false, descends: true },
  { id: 'end', sort: 'end', width: 172, shown: true },
  { id: 'archived', sort: 'archived', width: 104, shown: false, descends: true },
  { id: 'status', sort: 'status', width: 112, shown: false },
  { id: 'text', sort: 'text', width: 240, shown: false },
  { id: 'conversation', sort: 'conversation', width: 160, shown: false },
  { id: 'ref', sort: 'ref', width: 200, shown: false },
];

const rules = new Map<string, ColumnRule>(columnRules.map((rule) => [rule.id, rule]));

/** A column as it is drawn. */
export interface Column extends Omit<ColumnRule, 'shown'> {
  readonly shown: boolean;
  /** As a person made it; null for as wide as it comes. */
  readonly sized: number | null;
}

export const narrowest = 48;
export const widest = 1_200;

export const clampWidth = (width: number) =>
  Math.round(Math.min(widest, Math.max(narrowest, width)));

/**
 * All columns in their order: as they were left, then those that are new; the name is always shown.
 * `directed`: media of some account belongs to messages.
 */
export function columnsOf(left: readonly ListColumn[], directed: boolean): Column[] {
  const kept = new Map<string, Column>();
  for (const { id, width, shown } of left) {
    const rule = rules.get(id);
    if (rule === undefined || kept.has(id)) continue;
    const sized = width === null ? null : clampWidth(width);
    kept.set(id, { ...rule, sized, shown: shown || id === 'name' });
  }
  const added = columnRules.filter(({ id }) => !kept.has(id));
  const isShown = ({ shown }: ColumnRule) => (shown === 'directed' ? directed : shown);
  return [
    ...kept.values(),
    ...added.map((rule) => ({ ...rule, shown: isShown(rule), sized: null })),
  ];
}

export const shownOf = (columns: readonly Column[]) => columns.filter(({ shown }) => shown);
export const widthOf = ({ sized, width }: Column) => sized ?? width;

/** What is remembered of them. */
export const leftOf = (columns: readonly Column[]): ListColumn[] =>
  columns.map(({ id, sized, shown }) => ({ id, width: sized, shown }));

const changed = (columns: readonly Column[], id: ColumnId, change: Partial<Column>) =>
  columns.map((column) => (column.id === id ? { ...column, ...change } : column));

export const sizeColumn = (columns: readonly Column[], id: ColumnId, width: number) =>
  changed(columns, id, { sized: clampWidth(width) });

export const showColumn = (columns: readonly Column[], id: ColumnId, shown: boolean) =>
  changed(columns, id, { shown: shown || id === 'name' });

/** Puts a column before another one, or last. */
export function moveColumn(
  columns: readonly Column[],
  id: ColumnId,
  before: ColumnId | null,
): readonly Column[] {
  const moved = columns.find((column) => column.id === id);
  if (moved === undefined || before === id) return columns;
  const others = columns.filter((column) => column !== moved);
  const at = others.findIndex((column) => column.id === before);
  return at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)];
}

/** One position on among those that are shown; the same where it is at the end. */
export function stepColumn(
  columns: readonly Column[],
  id: ColumnId,
  step: 1 | -1,
): readonly Column[] {
  const shown = shownOf(columns);
  const at = shown.findIndex((column) => column.id === id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= shown.length) return columns;
  return moveColumn(columns, id, shown[step > 0 ? to + 1 : to]?.id ?? null);
}

/** The order that a press on a column's head asks for: its usual one, and the other way around after that. */
export function sortBy(rule: ColumnRule, now: MediaSort): MediaSort {
  const { sort: by, descends = false } = rule;
  return { by, descending: now.by === by ? !now.descending : descends };
}

/** The grid tracks of a row; the name takes what is left until a person sizes it. */
export function tracksOf(shown: readonly Column[]): string {
  return shown
    .map((column) =>
      column.id === 'name' && column.sized === null
        ? `minmax(${column.width}px, 1fr)`
        : `${widthOf(column)}px`,
    )
    .join(' ');
}

/** As narrow as the row can be, in CSS pixels. */
export const leastWidth = (shown: readonly Column[]) =>
  shown.reduce((sum, column) => sum + widthOf(column), 0);
