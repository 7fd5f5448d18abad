import { foldText } from '../../../../shared/query/foldText.ts';
import { personTerms } from '../../../../shared/query/matchesFilter.ts';
import type { MediaFilter } from '../../../../shared/query/mediaFilter.ts';
import type { Clause } from '../../../../shared/query/searchTerms.ts';
import { codesThat } from './dictionary.ts';
import {
  type CodeColumn,
  goneState,
  heldState,
  type MediaColumns,
  type NumberColumn,
} from './mediaColumns.ts';

/** For people or conversations, which codes have all that is asked for. */
export type FindPeople = (
  column: 'from' | 'to' | 'conversation',
) => (clauses: readonly Clause[]) => Uint8Array;

/** By position 1 for what a filter finds at `now`, its text left aside. `shared/query/matchesFilter.ts` says what it means. */
export function filterMask(
  columns: MediaColumns,
  peopleOf: FindPeople,
  filter: MediaFilter,
  now: number,
): Uint8Array {
  const { count, state } = columns;
  const mask = new Uint8Array(count);
  const held = filter.gone === 'only' ? 0 : 1;
  const gone = filter.gone === undefined ? 0 : 1;
  for (let at = 0; at < count; at += 1) {
    const is = state[at];
    mask[at] = is === heldState ? held : is === goneState ? gone : 0;
  }

  function codes(column: CodeColumn, takes: (text: string | null) => boolean): void {
    taken(column, codesThat(columns.dictionary(column), takes));
  }

  function taken(column: CodeColumn, byCode: Uint8Array): void {
    const codes = columns.codes(column);
    for (let at = 0; at < count; at += 1) {
      if (mask[at] === 1) mask[at] = byCode[codes[at] ?? 0] ?? 0;
    }
  }

  /** What is not known (NaN) is in no range. */
  function range(column: NumberColumn, least: number, below: number): void {
    const numbers = columns.numbers(column);
    for (let at = 0; at < count; at += 1) {
      const number = numbers[at] ?? 0;
      if (!(number >= least && number < below)) mask[at] = 0;
    }
  }

  if (filter.itemId !== undefined) {
    const at = columns.positionOf(filter.itemId);
    const kept = mask[at] ?? 0;
    mask.fill(0);
    if (kept === 1) mask[at] = 1;
  }
  const { accountIds, kinds, type, direction, status, from, to, person, conversation } = filter;
  const among = (texts: readonly (string | null)[]) => (text: string | null) =>
    texts.includes(text);
  if (accountIds !== undefined) codes('account', among(accountIds));
  if (kinds !== undefined) codes('kind', among(kinds));
  if (type !== undefined) {
    const start = foldText(type);
    codes('type', (text) => foldText(text ?? '').startsWith(start));
  }
  if (direction !== undefined) codes('direction', among([direction]));
  if (status !== undefined) codes('status', among([status]));
  if (from !== undefined) taken('from', peopleOf('from')(personTerms(from)));
  if (to !== undefined) taken('to', peopleOf('to')(personTerms(to)));
  if (conversation !== undefined)
    taken('conversation', peopleOf('conversation')(personTerms(conversation)));
  if (person !== undefined) {
    const byCode = peopleOf('from')(personTerms(person));
    const [senders, recipients] = [columns.codes('from'), columns.codes('to')];
    for (let at = 0; at < count; at += 1) {
      if (byCode[senders[at] ?? 0] !== 1 && byCode[recipients[at] ?? 0] !== 1) mask[at] = 0;
    }
  }
  const { storedFrom, storedBefore, minBytes, maxBytes, endsWithinMs, used } = filter;
  const [lowest, highest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (storedFrom !== undefined || storedBefore !== undefined) {
    range('stored', storedFrom ?? lowest, storedBefore ?? highest);
  }
  const { storedWithinMs, storedOverMs } = filter;
  if (storedWithinMs !== undefined) range('stored', now - storedWithinMs, highest);
  if (storedOverMs !== undefined) range('stored', lowest, now - storedOverMs);
  if (minBytes !== undefined || maxBytes !== undefined) {
    range('size', minBytes ?? lowest, maxBytes === undefined ? highest : maxBytes + 1);
  }
  if (endsWithinMs !== undefined) {
    range('end', now + 1, now + endsWithinMs + 1);
    for (let at = 0; at < count; at += 1) if (state[at] === goneState) mask[at] = 0;
  }
  if (used !== undefined) {
    const numbers = columns.numbers('used');
    for (let at = 0; at < count; at += 1) {
      if (Number.isNaN(numbers[at]) === used) mask[at] = 0;
    }
  }
  if (filter.archived !== undefined) {
    const is = filter.archived ? 1 : 0;
    range('archived', is, is + 1);
  }
  return mask;
}
