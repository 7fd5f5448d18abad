import type { Account } from '../../../shared/account.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { chipsOf } from '../../ui/filter/chips.ts';

/** What a filter asks for, in words, the words that are searched for among them; none for everything. */
export const chipLabels = (filter: MediaFilter, accounts: readonly Account[]): string[] => [
  ...(filter.text === undefined ? [] : [`“${filter.text}”`]),
  ...chipsOf(filter, accounts).map(({ label }) => label),
];
