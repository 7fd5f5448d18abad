import { z } from 'zod';
import { accountId, mediaId } from '../ids.ts';
import { mediaFilter, mediaSort, newestFirst } from '../query/mediaFilter.ts';

/** What was shown last; never the text that was searched for. */
export const shownView = z.strictObject({
  /** A view of the side bar, as the window names it; a newer one may have others. */
  name: z.string().min(1).max(64),
  accountId: accountId.nullable(),
  /** The saved view that was chosen. */
  savedId: z.string().max(64).nullable().optional(),
  filter: mediaFilter.omit({ text: true }),
  sort: mediaSort,
});
export type ShownView = z.infer<typeof shownView>;

/** A column of the list; those that are remembered are so in their order. */
export const listColumn = z.strictObject({
  id: z.string().min(1).max(32),
  /** In CSS pixels; null for as wide as it comes. */
  width: z.number().min(24).max(4_000).nullable(),
  shown: z.boolean(),
});
export type ListColumn = z.infer<typeof listColumn>;

/** How items are drawn; what is absent was never chosen. */
export const rememberedAppearance = z.strictObject({
  layout: z.enum(['grid', 'list']).optional(),
  fit: z.enum(['crop', 'fit', 'justified']).optional(),
  cardSize: z.number().min(40).max(2_000).optional(),
  byDay: z.boolean().optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  inspectorFolded: z.boolean().optional(),
  columns: z.array(listColumn).max(40).optional(),
});
export type RememberedAppearance = z.infer<typeof rememberedAppearance>;

/** As many selected items are remembered by their ids. */
export const mostRememberedIds = 500;

/** Where a person was in a list. */
export const listPlace = z.strictObject({
  /** Which list: the query in the window's own writing. */
  list: z.string().min(1).max(1_000),
  /** The first item in sight; null at the top of the list, which stays the top when items arrive. */
  topId: mediaId.nullable(),
  /** The item with the keyboard, once a person has moved it. */
  focusId: mediaId.nullable(),
  /**
   * In the order in which they were chosen; none where more were. Never a query: what came meanwhile was not in
   * sight when they were chosen.
   */
  selected: z.array(mediaId).max(mostRememberedIds),
});
export type ListPlace = z.infer<typeof listPlace>;

/** The window as it was left. */
export const windowBounds = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximised: z.boolean(),
});
export type WindowBounds = z.infer<typeof windowBounds>;

export const usualView: ShownView = {
  name: 'all',
  accountId: null,
  filter: {},
  sort: newestFirst,
};
