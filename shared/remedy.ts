import { z } from 'zod';
import { accountId } from './ids.ts';

/** What may be done so that a refused file is taken after all; the file itself stays as it is. */
export const remedy = z.discriminatedUnion('kind', [
  /**
   * Fewer bytes, as many as fit; with `flatten`, transparent parts are laid on white. Where it was
   * taken goes with everything else that is not the picture, unless it is kept on purpose.
   */
  z.strictObject({
    kind: z.literal('shrink'),
    flatten: z.boolean(),
    keepPlace: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('convert'),
    to: z.enum(['image/jpeg', 'image/png']),
    flatten: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('other-account'), accountId }),
  /** The very same but for where it was taken; with `unread`, but for what could not be read. */
  z.strictObject({ kind: z.literal('remove-place'), unread: z.literal(true).optional() }),
  /** As it is, on purpose; with `unread`, although nobody knows whether it says a place. */
  z.strictObject({ kind: z.literal('keep-place'), unread: z.literal(true).optional() }),
  /** As it is, on purpose, although its file ends too early. */
  z.strictObject({ kind: z.literal('send-cut') }),
]);
export type Remedy = z.infer<typeof remedy>;

/** A remedy that would work, and about how many bytes would go; null when that is not known before. */
export const remedyOffer = z.object({
  remedy,
  estimatedBytes: z.number().int().nonnegative().nullable(),
});
export type RemedyOffer = z.infer<typeof remedyOffer>;
