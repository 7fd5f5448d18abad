import { printDuration, printSize } from './amounts.ts';
import { printInstant, printSpan } from './dates.ts';
import type { FilterKey } from './filterKeys.ts';
import { type NamedAccount, nameOf } from './filterValues.ts';
import type { MediaFilter } from './mediaFilter.ts';
import { textOf, tokensOf } from './queryTokens.ts';
import { inQuotes } from './readQuery.ts';

type Part = readonly [key: FilterKey, value: string];

const yesOrNo = (answer: boolean) => (answer ? 'yes' : 'no');

function datesOf({ storedFrom, storedBefore, storedWithinMs, storedOverMs }: MediaFilter): Part[] {
  const whole =
    storedFrom !== undefined && storedBefore !== undefined
      ? printSpan({ from: storedFrom, before: storedBefore })
      : null;
  const parts: (Part | null)[] = [
    whole === null ? null : ['during', whole],
    whole !== null || storedFrom === undefined ? null : ['after', printInstant(storedFrom)],
    whole !== null || storedBefore === undefined ? null : ['before', printInstant(storedBefore)],
    storedWithinMs === undefined ? null : ['after', printDuration(storedWithinMs)],
    storedOverMs === undefined ? null : ['before', printDuration(storedOverMs)],
  ];
  return parts.filter((part) => part !== null);
}

function partsOf(filter: MediaFilter, accounts: readonly NamedAccount[]): Part[] {
  const { from, to, person, conversation, type, status, direction } = filter;
  const { minBytes, maxBytes, endsWithinMs, used, archived, gone } = filter;
  const parts: (Part | null)[] = [
    ...(filter.accountIds ?? []).map((id): Part => ['account', nameOf(id, accounts)]),
    person === undefined ? null : ['person', person],
    from === undefined ? null : ['from', from],
    to === undefined ? null : ['to', to],
    conversation === undefined ? null : ['in', conversation],
    ...(filter.kinds ?? []).map((kind): Part => ['kind', kind]),
    type === undefined ? null : ['type', type],
    direction === undefined ? null : ['direction', direction === 'inbound' ? 'received' : 'sent'],
    ...datesOf(filter),
    minBytes === undefined ? null : ['larger', printSize(minBytes)],
    maxBytes === undefined ? null : ['smaller', printSize(maxBytes)],
    endsWithinMs === undefined ? null : ['ends', printDuration(endsWithinMs)],
    used === undefined ? null : ['used', yesOrNo(used)],
    gone === undefined ? null : ['gone', gone],
    status === undefined ? null : ['status', status],
    archived === undefined ? null : ['archived', yesOrNo(archived)],
  ];
  return parts.filter((part) => part !== null);
}

/** Words are first, so that no number among them looks like the end of one that a filter names. */
function wordsOf(text: string): string[] {
  return tokensOf(text).map((token) =>
    token.sort === 'filter'
      ? `"${text.slice(token.start, token.end).replaceAll('"', '')}"`
      : textOf(token),
  );
}

/** A filter as it would be typed: read again, it is the same. */
export function printQuery(filter: MediaFilter, accounts: readonly NamedAccount[]): string {
  const parts = partsOf(filter, accounts).map(([key, value]) => `${key}:${inQuotes(value)}`);
  return [...wordsOf(filter.text ?? ''), ...parts].join(' ');
}
