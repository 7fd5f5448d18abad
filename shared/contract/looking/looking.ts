import { z } from 'zod';
import { mediaId } from '../../ids.ts';
import { instant } from '../../instant.ts';
import { call, token } from '../parts/parts.ts';

/** One thing that a contact card says of its person: a number, an address, and what kind of one it is. */
export const cardFact = z.object({
  of: z.enum(['phone', 'mail', 'address', 'web', 'company', 'role', 'birthday', 'note']),
  /** As the card calls it, for example `home`; null where it says nothing. */
  label: z.string().nullable(),
  value: z.string(),
});
export type CardFact = z.infer<typeof cardFact>;

export const contactCard = z.object({ name: z.string().nullable(), facts: z.array(cardFact) });
export type ContactCard = z.infer<typeof contactCard>;

/** What is shown of an item, by its bytes. */
export const shown = z.discriminatedUnion('as', [
  z.object({ as: z.enum(['picture', 'film', 'sound', 'pdf', 'nothing']) }),
  z.object({
    as: z.literal('text'),
    text: z.string(),
    /** In the words of `TextDecoder`. */
    encoding: z.string(),
    /** There is more than this. */
    cut: z.boolean(),
  }),
  z.object({ as: z.literal('cards'), cards: z.array(contactCard), cut: z.boolean() }),
]);
export type Shown = z.infer<typeof shown>;

export const look = z.object({
  shown,
  /** By its first bytes, or as it was declared where they say nothing. */
  contentType: z.string().nullable(),
  /** Null while that is not known. */
  sizeBytes: z.number().int().nonnegative().nullable(),
  /** When its bytes were fetched. */
  fetchedAt: instant,
  /** They are those of a copy in an archive. */
  fromArchive: z.boolean(),
});
export type Look = z.infer<typeof look>;

/** How much of an item that is being looked at has been fetched. */
export const lookProgress = z.object({
  mediaId,
  doneBytes: z.number().int().nonnegative(),
  ofBytes: z.number().int().nonnegative().nullable(),
});
export type LookProgress = z.infer<typeof lookProgress>;

/** Looking at items as they are. Their bytes are kept on this computer, and looked at without a connection. */
export const looking = {
  /**
   * Fetches an item, unless it is here, and tells what is shown of it: of films and sound as soon as that is
   * known, of all else when it is here whole. Throws `cancelled` after `stop`.
   */
  open: call(z.strictObject({ mediaId, key: token }), look),
  /** Nobody looks any more: what is still on its way is given up. */
  stop: call(z.strictObject({ key: token }), z.undefined()),
} as const;
