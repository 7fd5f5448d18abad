import type { Holdings } from '../../../../shared/contract/holdings.ts';
import type {
  LibraryQuery,
  ListedDay,
  SuggestedField,
  Suggestion,
} from '../../../../shared/contract/library.ts';
import type { AccountId } from '../../../../shared/ids.ts';
import type { MediaFilter } from '../../../../shared/query/mediaFilter.ts';
import type { CountedItems } from './countItems.ts';

export interface AccountTotal {
  readonly accountId: AccountId;
  readonly total: number;
  readonly sizeBytes: number;
}

export interface ListAsk {
  readonly query: LibraryQuery;
  readonly now: number;
  /** In the order in which accounts are to stand. */
  readonly accounts: readonly AccountId[];
}

export interface SuggestionAsk {
  readonly field: SuggestedField;
  readonly text: string;
  readonly limit: number;
}

export interface FoundList {
  /** Of everything that a query finds, in its order. */
  readonly ids: Float64Array;
  /** Its days, where it is in the order of time or of ends and they cost next to nothing. */
  readonly days: readonly ListedDay[] | null;
  /** When the clock alone changes the list or its days next; null where it never does. */
  readonly changesAt: number | null;
}

export interface CountsFound {
  readonly counts: readonly number[];
  /** When the clock alone may change one of them next; null where it never does. */
  readonly changesAt: number | null;
}

/** By which instant a list is in order. */
export type DatedBy = 'stored' | 'end';

/** What is asked of all items at once; in a thread of its own where there is one. */
export interface Queries {
  list(ask: ListAsk): Promise<FoundList>;
  /** How many items each filter finds. */
  counts(ask: {
    readonly filters: readonly MediaFilter[];
    readonly now: number;
  }): Promise<CountsFound>;
  /** How much each account holds that is not gone. */
  totals(ask: { readonly accounts: readonly AccountId[] }): Promise<AccountTotal[]>;
  /** The days of a list that is in the order of time or of ends, either way. */
  days(ask: {
    readonly ids: Float64Array;
    readonly by: DatedBy;
    readonly now: number;
  }): Promise<ListedDay[]>;
  /** Begins to read what is searched, and does not wait for it. */
  expectSearch(ask: Readonly<Record<never, never>>): Promise<null>;
  suggest(ask: SuggestionAsk): Promise<Suggestion[]>;
  /** What these items are together, as they are now. */
  summary(ask: { readonly ids: Float64Array; readonly now: number }): Promise<CountedItems>;
  /** What everything that a filter finds is together, by kind, age, direction and people. */
  holdings(ask: { readonly filter: MediaFilter; readonly now: number }): Promise<Holdings>;
  /** Everything that a filter finds, that is still there, and whose size nobody told; the latest known first. */
  unsized(ask: { readonly filter: MediaFilter; readonly now: number }): Promise<Float64Array>;
}

/** The calls by name, for what passes them on. */
export const queryCalls = [
  'list',
  'counts',
  'totals',
  'days',
  'expectSearch',
  'suggest',
  'summary',
  'holdings',
  'unsized',
] as const satisfies readonly (keyof Queries)[];
