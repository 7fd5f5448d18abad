import { z } from 'zod';
import { accountId, mediaId } from '../ids.ts';
import { duration, instant } from '../instant.ts';
import { direction, mediaKind } from '../media.ts';

const bytes = z.number().int().nonnegative();
/** A number in any way of writing it, a name, or a part of either. */
const person = z.string().min(1).max(255);

/**
 * Which items are meant; whatever is absent restricts nothing, and all that is there must hold. The same
 * words as in typed filters, in saved views and in rules.
 */
export const mediaFilter = z.strictObject({
  accountIds: z.array(accountId).max(100).optional(),
  kinds: z.array(mediaKind).max(6).optional(),
  /** What a content type begins with or is, such as `image/png` or `image/`. */
  type: z.string().min(1).max(100).optional(),
  direction: direction.optional(),
  /** Sender or recipient. */
  person: person.optional(),
  from: person.optional(),
  to: person.optional(),
  /** A part of the name or the id of the conversation that holds it. */
  conversation: z.string().min(1).max(255).optional(),
  /** A word of the provider for where its message is, such as `delivered`. */
  status: z.string().min(1).max(64).optional(),
  /** Stored at this instant or later, and before that one. */
  storedFrom: instant.optional(),
  storedBefore: instant.optional(),
  /** Stored within the last ms of this many, and longer ago than that: both move with the clock. */
  storedWithinMs: duration.positive().optional(),
  storedOverMs: duration.positive().optional(),
  /** An unknown size is neither small nor large. */
  minBytes: bytes.optional(),
  maxBytes: bytes.optional(),
  /** Only what ends within this many ms. */
  endsWithinMs: duration.positive().optional(),
  /** Whether a message used it. */
  used: z.boolean().optional(),
  /** Whether a copy of it is in an archive of Satchel. */
  archived: z.boolean().optional(),
  /** Gone items stay known: they are hidden unless asked for, beside the others or alone. */
  gone: z.enum(['also', 'only']).optional(),
  /** That item alone: what a link leads to that was searched for. */
  itemId: mediaId.optional(),
  /** Words, numbers and `"phrases"`, all of which must be found somewhere in what is known of an item. */
  text: z.string().max(200).optional(),
});
export type MediaFilter = z.infer<typeof mediaFilter>;

export const sortKey = z.enum([
  'stored',
  'name',
  'size',
  'end',
  'kind',
  'type',
  'from',
  'to',
  'account',
  'status',
  'used',
  'direction',
  'text',
  'conversation',
  'pixels',
  'archived',
  'ref',
]);
export type SortKey = z.infer<typeof sortKey>;

/** An order; what is unknown is last in either direction, and what is equal stands the newest first. */
export const mediaSort = z.strictObject({ by: sortKey, descending: z.boolean() });
export type MediaSort = z.infer<typeof mediaSort>;

export const newestFirst: MediaSort = { by: 'stored', descending: true };
