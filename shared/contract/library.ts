import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId, mediaId } from '../ids.ts';
import { instant } from '../instant.ts';
import { linkAccess } from '../link.ts';
import { formatName } from '../links/formats/linkFormat.ts';
import { mediaRow } from '../media.ts';
import { endSpan } from '../query/endSpans.ts';
import { mediaFilter, mediaSort } from '../query/mediaFilter.ts';
import { searchedField } from '../query/searchedFields.ts';
import { summary } from '../selection/summary.ts';
import { itemFact } from './itemFact.ts';
import {
  call,
  mediaIds,
  named,
  namedAsChosen,
  namedByIds,
  nothing,
  portion,
  token,
} from './parts/parts.ts';

export const libraryQuery = z.strictObject({ filter: mediaFilter, sort: mediaSort });
export type LibraryQuery = z.infer<typeof libraryQuery>;

export const syncState = z.object({
  accountId,
  state: z.enum(['idle', 'syncing', 'failed']),
  /** Items met so far in this run, and what the provider says it holds, when it says. */
  seen: z.number().int(),
  total: z.number().int().nullable(),
  finishedAt: instant.nullable(),
  failure: failure.nullable(),
  /** What the provider lists and Satchel could not read, as of the last whole reading at least. */
  unread: z.number().int().nonnegative(),
});
export type SyncState = z.infer<typeof syncState>;

/** Stretches of a list, as in `shared/selection/ranges.ts`: as many as one call may name. */
const ranges = z
  .array(z.number().int().nonnegative())
  .max(1_000)
  .refine(isRising, { error: 'ranges' });

function isRising(numbers: readonly number[]): boolean {
  return (
    numbers.length % 2 === 0 &&
    numbers.every((number, at) => {
      const before = at === 0 ? -1 : (numbers[at - 1] ?? 0);
      return at % 2 === 0 ? number > before : number >= before;
    })
  );
}

/** What became of a copy: links that could not be made are named, never left out silently. */
export const copied = z.object({
  /** As many links as are on the clipboard, or in `document`. */
  count: z.number().int(),
  /** The first of those without a link, with the reason. */
  failed: z.array(z.object({ mediaId, failure })),
  /** How many those are in all. */
  unavailable: z.number().int().nonnegative(),
  /** The lesser of what was copied; null when nothing was. */
  access: linkAccess.nullable(),
  /** When the first of them stops working, since it ends by itself or its item does; null when none does as far as is known. */
  soonestExpiryAt: instant.nullable(),
  /** What of that one ends then; null when none does. */
  endsFirst: z.enum(['link', 'item']).nullable(),
  /** How many of them have no end that is known. */
  lasting: z.number().int().nonnegative(),
  /** When the links of these items end by themselves; of the first of them alone. */
  ends: z.array(z.object({ mediaId, at: instant })),
  /** What they were written as. */
  format: formatName,
  /** More than the clipboard takes, which is as it was: it can be saved as a file, by this token, until something else is copied. */
  document: z.object({ token, bytes: z.number().int().positive() }).nullable(),
});
export type Copied = z.infer<typeof copied>;

/** What a copy of nothing comes to. */
export const nothingCopied = (format: string): Copied => ({
  count: 0,
  failed: [],
  unavailable: 0,
  access: null,
  soonestExpiryAt: null,
  endsFirst: null,
  lasting: 0,
  ends: [],
  format,
  document: null,
});

/** How something is copied: in the format that is remembered unless one is named; stopped by the key. */
export const copyOptions = z.strictObject({
  key: token.optional(),
  format: formatName.optional(),
});
export type CopyOptions = z.infer<typeof copyOptions>;

/** How far the making of many links is. */
export const copyProgress = z.object({
  key: z.string(),
  done: z.number().int(),
  of: z.number().int(),
});
export type CopyProgress = z.infer<typeof copyProgress>;

/**
 * The days in the time zone of this computer by which a list is divided that is in the order of time, or of ends: near
 * ones stand together by `span`. `day` is null for what has no date.
 */
export const listedDay = z.object({
  /** `YYYY-MM-DD`; of a span the day of its first item. */
  day: z.string().nullable(),
  span: endSpan.optional(),
  start: z.number().int().nonnegative(),
  count: z.number().int().positive(),
});
export type ListedDay = z.infer<typeof listedDay>;

/** Whoever sent or received something, as far as is known. */
export const person = z.object({ address: z.string().nullable(), name: z.string().nullable() });

/** All that is known of an item beyond its row. */
export const aboutItem = z.object({
  row: mediaRow,
  /** The whole text of the message that carries it. */
  messageText: z.string().nullable(),
  from: person.nullable(),
  to: person.nullable(),
  conversation: z.object({ ref: z.string(), name: z.string().nullable() }).nullable(),
  /** What else its message carries, in its order; gone items too. */
  alongside: z.array(mediaRow),
});
export type AboutItem = z.infer<typeof aboutItem>;

const at = z.number().int().nonnegative();
/** What a search found in one item, in the order of the fields; none where it finds the item no more. */
export const itemMatch = z.object({
  mediaId,
  found: z.array(
    z.object({
      field: searchedField,
      /** The whole field, or of a long one a part around what was found. */
      text: z.string(),
      /** What was found of the search in `text`, by JavaScript's units: from `start` up to `end`. */
      parts: z.array(z.object({ start: at, end: at })),
    }),
  ),
});
export type ItemMatch = z.infer<typeof itemMatch>;

/** Of which words a typed filter is made. */
export const suggestedField = z.enum(['person', 'from', 'to', 'conversation', 'type', 'status']);
export type SuggestedField = z.infer<typeof suggestedField>;

/** Something that the filter can be set to, and how many items that are not gone have it. */
export const suggestion = z.object({
  /** An address, a content type, a status, the ref of a conversation. */
  value: z.string(),
  /** What it is called, where that is known. */
  name: z.string().nullable(),
  count: z.number().int().positive(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const library = {
  /**
   * A list; where `rows` asks for those that are about to be shown, at once with them, and with its days, if it is in the
   * order of time and they are known without a wait.
   */
  open: call(
    libraryQuery.extend({ rows: portion.optional() }),
    z.object({
      token: z.string(),
      total: z.number().int(),
      rows: z.array(mediaRow).optional(),
      days: z.array(listedDay).optional(),
      /** The next instant at which the clock alone changes what is in it, or its days; absent where it never does. */
      changesAt: instant.optional(),
    }),
  ),
  rows: call(portion.extend({ token: z.string().max(64) }), z.array(mediaRow)),
  /**
   * Of a list in the order of names: the next item at `from` or after it, or else from the start, whose name
   * starts with a text; null where none does. `total`: as long as the list is.
   */
  startingWith: call(
    z.strictObject({
      token,
      total: z.number().int().nonnegative(),
      text: z.string().min(1).max(100),
      from: z.number().int().nonnegative(),
      descending: z.boolean(),
    }),
    z.object({ index: z.number().int().nonnegative().nullable() }),
  ),
  /** The positions that some items of a list have in a newer one; an item that is gone has that of the nearest that stayed. */
  follow: call(
    z.strictObject({
      from: token,
      to: token,
      positions: z.array(z.number().int().nonnegative()).max(8),
    }),
    z.array(z.number().int().nonnegative()),
  ),
  /** Those of them that are in the list, as they are now. */
  within: call(z.strictObject({ token, mediaIds }), z.array(mediaRow)),
  /** Those of them that are known, in their order, also such as are gone. */
  items: call(z.strictObject({ mediaIds }), z.array(mediaRow)),
  /** The days of a list that is in the order of time or of ends, in its order; none of a list in any other order. */
  days: call(z.strictObject({ token }), z.array(listedDay)),
  /** How many items each of these finds now, in their order, and when the clock alone may change one of the numbers. */
  countsOf: call(
    z.strictObject({ filters: z.array(mediaFilter).max(100) }),
    z.object({
      counts: z.array(z.number().int().nonnegative()),
      changesAt: instant.nullable(),
    }),
  ),
  about: call(z.strictObject({ mediaId }), aboutItem),
  /**
   * Remembers, by their ids, the items at these indexes of a list, after those of `after`, where they are
   * more stretches than one call may name. What is done with the token is done with those and no others,
   * whatever becomes of the list. Good until several others were chosen.
   */
  choose: call(
    z.strictObject({ list: token, ranges, after: token.optional() }),
    z.object({ token: z.string(), count: z.number().int().nonnegative() }),
  ),
  /** Some rows of what was chosen, in its order; with accounts, of those that live and are of these. */
  chosenRows: call(
    portion.extend({ chosen: token, accountIds: z.array(accountId).max(1_000).optional() }),
    z.array(mediaRow),
  ),
  /** Counted now, of all that was chosen. */
  summary: call(z.strictObject({ chosen: token }), summary),
  /** At which indexes of list `to` the items stand that are at these of list `from`; those that are not in it are left out. */
  followRanges: call(
    z.strictObject({ from: token, to: token, ranges }),
    z.object({ ranges: z.array(z.number().int().nonnegative()) }),
  ),
  /** At which indexes of a list what was chosen stands, as far as it is in it. */
  placesOf: call(
    z.strictObject({ list: token, of: named }),
    z.object({ ranges: z.array(z.number().int().nonnegative()) }),
  ),
  /** Where a search (`MediaFilter.text`) found these items, in their order; items that are not known are left out. */
  matched: call(z.strictObject({ text: z.string().max(200), mediaIds }), z.array(itemMatch)),
  /** Somebody is about to search: what is searched is read now, so that their first key need not wait for it. */
  expectSearch: call(nothing, z.null()),
  /** What a typed filter can go on with: all that holds `text` in its value or name, the most frequent first. */
  suggest: call(
    z.strictObject({
      field: suggestedField,
      text: z.string().max(200),
      limit: z.number().int().min(1).max(50),
    }),
    z.array(suggestion),
  ),
  /** The total counts live items; for badges in the side bar. */
  counts: call(
    nothing,
    z.array(z.object({ accountId, total: z.number().int(), sizeBytes: z.number() })),
  ),
  syncStates: call(nothing, z.array(syncState)),
  refresh: call(z.strictObject({ accountId: accountId.nullable() }), nothing),
  /** Remembers items for an act that names more than one call may; good once, for a minute. */
  gather: call(namedByIds, z.object({ token: z.string() })),
  /** All or none: stopped by its key, it leaves the clipboard as it was. */
  copyLinks: call(
    z.union([namedByIds.extend(copyOptions.shape), namedAsChosen.extend(copyOptions.shape)]),
    copied,
  ),
  /** Puts what is known of an item onto the clipboard; throws not-found where it is not known. */
  copyFact: call(z.strictObject({ mediaId, fact: itemFact }), nothing),
  stopCopy: call(z.strictObject({ key: token }), nothing),
  /** How good links of an account are, told by its newest item; null while it has none. */
  linksOf: call(z.strictObject({ accountId }), z.object({ access: linkAccess.nullable() })),
  /** How good a link would be; the link itself is a secret of its bearer and is only copied. */
  link: call(
    z.strictObject({ mediaId }),
    z.object({ access: linkAccess, expiresAt: instant.nullable() }),
  ),
} as const;
