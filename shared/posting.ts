import { z } from 'zod';
import { audience, channelLimits, unreached } from './audience.ts';

/** One file as it would be put into a conversation. */
export const postingFile = z.object({
  name: z.string(),
  /** How large the file is; null where it cannot be read. */
  sizeBytes: z.number().int().nonnegative().nullable(),
  contentType: z.string().nullable(),
  /** Whom it does not get to, though it is put there. */
  unreached: z.array(unreached),
});
export type PostingFile = z.infer<typeof postingFile>;

/** Files for everybody in a conversation, to be shown before it is confirmed by its token. */
export const preparedPosting = z.object({
  /** Good once, for ten minutes, and for exactly these files, this target and these people. */
  token: z.string(),
  files: z.array(postingFile),
  audience,
  /** What each channel in use delivers, where that is not everything. */
  limits: z.array(channelLimits),
});
export type PreparedPosting = z.infer<typeof preparedPosting>;
