import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId, mediaId } from '../ids.ts';
import { linkAccess } from '../link.ts';
import { direction, mediaKind, mediaRow } from '../media.ts';
import { call, mediaIds, nothing, portion, token } from './parts.ts';

export const libraryQuery = z.strictObject({
  accountId: accountId.nullable(),
  kinds: z.array(mediaKind).max(6).nullable(),
  /** Only what came in, or only what was sent; both, when absent. */
  direction: direction.optional(),
  /** Only what ends within this many ms, the first to end first. */
  expiringWithinMs: z.number().positive().nullable(),
  search: z.string().max(200),
  sort: z.enum(['newest', 'oldest', 'name', 'largest', 'expiring']),
  /** Gone items stay known; the gallery shows them only when asked. */
  includeGone: z.boolean(),
});
export type LibraryQuery = z.infer<typeof libraryQuery>;

export const syncState = z.object({
  accountId,
  state: z.enum(['idle', 'syncing', 'failed']),
  /** Items met so far in this run, and what the provider says it holds, when it says. */
  seen: z.number().int(),
  total: z.number().int().nullable(),
  finishedAt: z.number().nullable(),
  failure: failure.nullable(),
  /** What the provider lists and Satchel could not read, as of the last whole reading at least. */
  unread: z.number().int().nonnegative(),
});
export type SyncState = z.infer<typeof syncState>;

/** What became of a copy: links that could not be made are named, never left out silently. */
export const copied = z.object({
  count: z.number().int(),
  failed: z.array(z.object({ mediaId, failure })),
  /** The lesser of what was copied; null when nothing was. */
  access: linkAccess.nullable(),
  /** When the first of them stops working by itself; null when none does. */
  soonestExpiryAt: z.number().nullable(),
});
export type Copied = z.infer<typeof copied>;

const refusals = z.array(z.object({ mediaId, failure }));

/** What removing these would do, to be shown before it is confirmed by its token. */
export const removal = z.object({
  /** Good once, for ten minutes, and for exactly these items. */
  token: z.string(),
  /** Items that go. */
  count: z.number().int(),
  /** Those among them that were not asked for, but are of the same message. */
  others: z.number().int(),
  /** Messages that go with them. */
  messages: z.number().int(),
  failed: refusals,
});
export type Removal = z.infer<typeof removal>;

export const removed = z.object({ removed: z.array(mediaId), failed: refusals });
export type Removed = z.infer<typeof removed>;

export const library = {
  open: call(libraryQuery, z.object({ token: z.string(), total: z.number().int() })),
  rows: call(portion.extend({ token: z.string().max(64) }), z.array(mediaRow)),
  /** Those of them that are known, in their order, also such as are gone. */
  items: call(z.strictObject({ mediaIds }), z.array(mediaRow)),
  /** The total counts live items; for badges in the side bar. */
  counts: call(
    nothing,
    z.array(z.object({ accountId, total: z.number().int(), sizeBytes: z.number() })),
  ),
  syncStates: call(nothing, z.array(syncState)),
  refresh: call(z.strictObject({ accountId: accountId.nullable() }), nothing),
  copyLinks: call(z.strictObject({ mediaIds }), copied),
  /** How good a link would be; the link itself is a secret of its bearer and is only copied. */
  link: call(
    z.strictObject({ mediaId }),
    z.object({ access: linkAccess, expiresAt: z.number().nullable() }),
  ),
  prepareRemove: call(z.strictObject({ mediaIds }), removal),
  remove: call(z.strictObject({ token }), removed),
} as const;
