import { z } from 'zod';
import { audience, channelLimits, unreached } from './audience.ts';

/** One file as it would be put into a place. */
export const postingFile = z.object({
  name: z.string(),
  /** Null where it cannot be read. */
  sizeBytes: z.number().int().nonnegative().nullable(),
  contentType: z.string().nullable(),
  /** Whom it does not get to, though it is put there. */
  unreached: z.array(unreached),
});
export type PostingFile = z.infer<typeof postingFile>;

/** Files for everybody in a place, to be shown before it is confirmed by its token. */
export const preparedPosting = z.object({
  /** Good once, for ten minutes, and for exactly these files, this place and these people. */
  token: z.string(),
  files: z.array(postingFile),
  audience,
  /** Of those channels that do not deliver all. */
  limits: z.array(channelLimits),
});
export type PreparedPosting = z.infer<typeof preparedPosting>;
