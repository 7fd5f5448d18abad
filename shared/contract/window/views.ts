import { z } from 'zod';
import { mediaFilter, mediaSort } from '../../query/mediaFilter.ts';
import { call, nothing } from '../parts/parts.ts';

export const viewIcon = z.enum([
  'funnel',
  'star',
  'heart',
  'flag',
  'person',
  'shop',
  'clock',
  'picture',
  'film',
  'document',
]);
export type ViewIcon = z.infer<typeof viewIcon>;

export const viewTitle = z.string().trim().min(1).max(60);

/** What a person looks for again and again, under a name. */
export const savedView = z.strictObject({
  id: z.string().min(1).max(64),
  title: viewTitle,
  icon: viewIcon,
  filter: mediaFilter,
  sort: mediaSort,
});
export type SavedView = z.infer<typeof savedView>;

export const mostViews = 50;
export const mostSearches = 20;

/** In the order in which they are shown. */
export const savedViews = z.array(savedView).max(mostViews);
/** What was searched for, as typed, the latest first. */
export const recentSearches = z.array(z.string().min(1).max(200)).max(mostSearches);

export const views = {
  list: call(nothing, savedViews),
  /** Replaces all of them. */
  keep: call(z.strictObject({ views: savedViews }), nothing),
  searches: call(nothing, recentSearches),
  keepSearches: call(z.strictObject({ searches: recentSearches }), nothing),
} as const;
