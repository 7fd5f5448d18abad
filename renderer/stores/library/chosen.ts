import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { MediaKind, MediaRow } from '../../../shared/media.ts';
import { expiryOf, hasEnded, type RetentionRule } from '../../../shared/retention.ts';
import { firstOf } from '../../../shared/selection/ranges.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { type Pages, rowAt } from './pages.ts';
import { type Selection, selectedCount } from './selection.ts';

/** Items that something may be done with: each of them while they are few, or what they are together. */
export interface Chosen {
  /** All of them in the order in which they were chosen, or the first few in the order of the list. */
  readonly rows: readonly MediaRow[];
  /** Where those are not all: the token under which the main process knows which, and what they are. */
  readonly kept: { readonly token: string; readonly summary: Summary } | null;
}

export type RuleOf = (accountId: AccountId) => RetentionRule | undefined;

/** No more items than these are known one by one. */
export const mostRows = 500;

export const ofRows = (rows: readonly MediaRow[]): Chosen => ({ rows, kept: null });

/** In the order in which they were chosen one by one, where they were. */
export function inOrder(
  rows: readonly MediaRow[],
  order: readonly MediaId[] | null,
): readonly MediaRow[] {
  if (order === null || order.length < 2) return rows;
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ id }: MediaRow) => places.get(id) ?? order.length;
  return [...rows].sort((one, other) => placeOf(one) - placeOf(other));
}

/** What is selected, where all of its rows are here; null where they are not, or are too many. */
export function chosenAtHand(selection: Selection, pages: Pages): Chosen | null {
  if (selectedCount(selection) > mostRows) return null;
  const rows = firstOf(selection.chosen, mostRows).map((index) => rowAt(pages, index));
  return rows.every((row) => row !== undefined) ? ofRows(inOrder(rows, selection.order)) : null;
}

/** Whether nothing of one is shown differently from the other. */
export function isSameChosen(one: Chosen, other: Chosen): boolean {
  return (
    one.kept === other.kept &&
    one.rows.length === other.rows.length &&
    one.rows.every((row, at) => isSame(row, other.rows[at]))
  );
}

function isSame(one: MediaRow, other: MediaRow | undefined): boolean {
  if (one === other || other === undefined) return one === other;
  const facts = Object.keys(one) as (keyof MediaRow)[];
  return facts.every((fact) => one[fact] === other[fact]);
}

/** What is chosen, as it is at an instant; of many, as it was when the main process counted it. */
export const summaryOf = ({ rows, kept }: Chosen, ruleOf: RuleOf, now: number): Summary =>
  kept?.summary ?? summaryOfRows(rows, ruleOf, now);

/** Those that are there still, as far as is known at an instant. */
export function isLivingAt(row: MediaRow, ruleOf: RuleOf, now: number): boolean {
  const rule = ruleOf(row.accountId);
  return rule === undefined ? row.goneAt === null : !hasEnded(rule, row, now);
}

interface Counts {
  readonly count: number;
  readonly living: number;
  readonly obtainable: number;
  readonly original: number;
}

function summaryOfRows(rows: readonly MediaRow[], ruleOf: RuleOf, now: number): Summary {
  const kinds = new Map<MediaKind, number>();
  const accounts = new Map<AccountId, Counts>();
  let soonest: { readonly row: MediaRow; readonly at: number } | null = null;
  for (const row of rows) {
    const { accountId, kind } = row;
    const living = isLivingAt(row, ruleOf, now) ? 1 : 0;
    const account = accounts.get(accountId) ?? { count: 0, living: 0, obtainable: 0, original: 0 };
    const isObtainable = row.archived || living === 1;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    accounts.set(accountId, {
      count: account.count + 1,
      living: account.living + living,
      obtainable: account.obtainable + (isObtainable ? 1 : 0),
      original: account.original + (!isObtainable && row.original === true ? 1 : 0),
    });
    const rule = ruleOf(accountId);
    const at = rule === undefined || row.goneAt !== null ? null : expiryOf(rule, row).expiresAt;
    if (at !== null && at > now && (soonest === null || at < soonest.at)) soonest = { row, at };
  }
  const sizes = rows.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  const dates = rows.flatMap(({ storedAt }) => storedAt ?? []);
  const most = (one: { count: number }, other: { count: number }) => other.count - one.count;
  return {
    count: rows.length,
    kinds: [...kinds].map(([kind, count]) => ({ kind, count })).sort(most),
    accounts: [...accounts]
      .map(([accountId, { original, ...counts }]) => ({
        accountId,
        ...counts,
        ...(original > 0 && { original }),
      }))
      .sort(most),
    obtainable: [...accounts.values()].reduce((sum, { obtainable }) => sum + obtainable, 0),
    living: [...accounts.values()].reduce((sum, { living }) => sum + living, 0),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    sized: sizes.length,
    oldestAt: dates.length === 0 ? null : Math.min(...dates),
    newestAt: dates.length === 0 ? null : Math.max(...dates),
    soonest: soonest?.row ?? null,
    soonestEndAt: soonest?.at ?? null,
  };
}
