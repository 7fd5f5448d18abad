import { z } from 'zod';
import { accountId, jobId, mediaId } from '../../ids.ts';

/** What every service's file is made of. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});

export const nothing = z.undefined();
export const token = z.string().min(1).max(64);
/** As many as one call may name. */
export const mostInCall = 1_000;
/** As many as one act may mean, named over several calls or by a query. */
export const mostChosen = 1_000_000;
export const mediaIds = z.array(mediaId).min(1).max(mostInCall);
/** Items for an act: these, after those that were gathered under a token because they are too many for one call. */
export const namedByIds = z.strictObject({ mediaIds, after: token.optional() });
export type NamedByIds = z.infer<typeof namedByIds>;
/** The same by a token of `library.choose`, less what is of other accounts and what has ended by now. */
export const namedAsChosen = z.strictObject({
  chosen: token,
  accountIds: z.array(accountId).max(1_000),
  /** Those too of which an archive has the bytes, whatever became of them. */
  copies: z.literal(true).optional(),
  /** Those too that may come again from a file of this computer. */
  originals: z.literal(true).optional(),
});
export const named = z.union([namedByIds, namedAsChosen]);
export type Named = z.infer<typeof named>;
export const jobIds = z.array(jobId).min(1).max(mostInCall);
/** Some rows of a list. */
export const portion = z.strictObject({
  start: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(500),
});
