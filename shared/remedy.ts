import { z } from 'zod';
import { accountId } from './ids.ts';

/** One way to read text that is not UTF-8. */
export const textReading = z.object({
  /** The encoding in the words of the Encoding Standard, for example "windows-1252". */
  encoding: z.string().regex(/^[a-z0-9_-]{1,32}$/),
  /** A few words of the text as they read then, on one line, with what tells encodings apart among them. */
  sample: z.string().max(100),
});
export type TextReading = z.infer<typeof textReading>;

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
  /** The same pictures and sounds in an MP4, each byte for byte, and nothing else of the file. */
  z.strictObject({ kind: z.literal('repack') }),
  /** The same text as UTF-8, when the file is read as written in that encoding. */
  z.strictObject({ kind: z.literal('to-utf8'), from: textReading.shape.encoding }),
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
