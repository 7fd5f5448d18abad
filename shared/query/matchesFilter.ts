import type { MediaRow } from '../media.ts';
import { foldText } from './foldText.ts';
import type { MediaFilter } from './mediaFilter.ts';
import { foundIn, linesOf, searchedLines } from './searchedFields.ts';
import { type Clause, searchTerms } from './searchTerms.ts';

/** What of an item a filter asks about. */
export type Filtered = Omit<MediaRow, 'textStart'> & {
  readonly messageText: string | null;
  readonly conversationRef: string | null;
  readonly expiresAt: number | null;
};

/** What a filter means, in the plainest way to say it: whether it has this item in it at `now`. */
export function matchesFilter(item: Filtered, filter: MediaFilter, now: number): boolean {
  const { gone, endsWithinMs, storedFrom, storedBefore, minBytes, maxBytes } = filter;
  const { storedWithinMs, storedOverMs } = filter;
  const among = <T>(values: readonly T[] | undefined, value: T) => values?.includes(value) ?? true;
  const is = <T>(wanted: T | undefined, value: T | null) =>
    wanted === undefined || wanted === value;
  const between = (value: number | null, least: number | undefined, below: number | undefined) =>
    (least === undefined || (value !== null && value >= least)) &&
    (below === undefined || (value !== null && value < below));
  const told = (wanted: string | undefined, ...facts: (string | null)[]) =>
    wanted === undefined || namesOneOf(wanted, facts);
  return (
    (gone === 'also' || (gone === 'only') === (item.goneAt !== null)) &&
    is(filter.itemId, item.id) &&
    among(filter.accountIds, item.accountId) &&
    among(filter.kinds, item.kind) &&
    (filter.type === undefined ||
      foldText(item.contentType ?? '').startsWith(foldText(filter.type))) &&
    is(filter.direction, item.direction) &&
    is(filter.status, item.messageStatus) &&
    told(filter.from, item.fromAddress, item.fromName) &&
    told(filter.to, item.toAddress, item.toName) &&
    told(filter.person, item.fromAddress, item.fromName, item.toAddress, item.toName) &&
    told(filter.conversation, item.conversationRef, item.conversationName) &&
    between(item.storedAt, storedFrom, storedBefore) &&
    between(item.storedAt, within(storedWithinMs, now), within(storedOverMs, now)) &&
    between(item.sizeBytes, minBytes, maxBytes === undefined ? undefined : maxBytes + 1) &&
    (endsWithinMs === undefined ||
      (item.goneAt === null && between(item.expiresAt, now + 1, now + endsWithinMs + 1))) &&
    (filter.used === undefined || filter.used === (item.usedAt !== null)) &&
    is(filter.archived, item.archived) &&
    foundIn(searchedLines(item), searchTerms(filter.text ?? ''))
  );
}

const within = (ms: number | undefined, now: number) => (ms === undefined ? undefined : now - ms);

/** Whether one of these facts, an address or a name, has all of it: a number in any way of writing it, or a part. */
export function namesOneOf(wanted: string, facts: readonly (string | null)[]): boolean {
  const clauses = personTerms(wanted);
  // An empty text names nobody.
  return facts.some((fact) => fact !== null && fact !== '' && foundIn(linesOf(fact), clauses));
}

/** What a filter's person asks for: a number, or else the whole as one phrase. */
export function personTerms(wanted: string): Clause[] {
  const phrase = foldText(wanted).trim();
  return /[^\d+()./\s-]/.test(phrase) ? [[[phrase]]] : searchTerms(wanted);
}
