import { z } from 'zod';
import { mediaId } from '../ids.ts';
import { mediaRow } from '../media.ts';
import { call } from './parts.ts';

/** What an item told of itself by being looked at; the parts of its row that are known now. */
export const learntLook = mediaRow.pick({
  id: true,
  width: true,
  height: true,
  durationMs: true,
  placeholder: true,
});
export type LearntLook = z.infer<typeof learntLook>;

export const contact = z.object({
  name: z.string(),
  organisation: z.string().nullable(),
  numbers: z.array(z.string()),
  emails: z.array(z.string()),
});

/** What stands in an item besides pictures. */
export const insideItem = z.discriminatedUnion('kind', [
  /** Pages from 1 on are pictures at `satchel-media://page/ID/N`; `pages` is null for one that needs a password. */
  z.object({ kind: z.literal('document'), pages: z.number().int().positive().nullable() }),
  z.object({
    kind: z.literal('text'),
    /** Plain; at most what 64 kB of it say. */
    text: z.string(),
    /** In the words of `TextDecoder`. */
    encoding: z.string(),
    cut: z.boolean(),
    /** The people in it, where it is a vCard. */
    contacts: z.array(contact),
  }),
  /** A picture, a film or a sound, or what Satchel does not look into. */
  z.object({ kind: z.literal('nothing') }),
]);
export type InsideItem = z.infer<typeof insideItem>;

export const looks = {
  /** Throws what its provider says where it cannot be had. */
  inside: call(z.strictObject({ mediaId }), insideItem),
} as const;
